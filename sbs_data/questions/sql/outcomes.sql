-- What the reports say that the pupils have reached, the latest school year first.
SELECT role, measure, value, from_value, unit, comparator, negated, direction, gender, grades, term,
       school_year, reached, quote, place, file, count(*) OVER () AS outcome_count
FROM claims WHERE role = 'outcome' AND measure IS NOT NULL
ORDER BY coalesce(school_year, report_school_year) DESC NULLS LAST, file, claim_no
LIMIT $most
