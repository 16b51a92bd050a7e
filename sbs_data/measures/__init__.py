"""What a measure is: code, names, phrases, cohort, unit, where it is shown. The only place."""
