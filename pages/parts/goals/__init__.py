"""A goal and an initiative, opened: from problem to effect, through the redovisningar."""
