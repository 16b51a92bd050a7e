-- What the reports say that the pupils have reached, the latest school year first.
-- (After scope.sql.)
SELECT role, measure, value, from_value, unit, comparator, negated, direction, gender, grades, term,
       school_year, reached, quote, place, file, count(*) OVER () AS outcome_count
FROM claims
WHERE role = 'outcome' AND measure IS NOT NULL
  AND ($measure IS NULL OR measure = $measure) AND ($gender IS NULL OR gender = $gender)
  AND CASE WHEN initiative_id IS NULL THEN report_id IN (SELECT report_id FROM scoped_report)
           ELSE initiative_id IN (SELECT initiative_id FROM scoped) END
ORDER BY coalesce(school_year, report_school_year) DESC NULLS LAST, file, claim_no
LIMIT $most
