-- fragment: scoped_claim
-- after: scope
-- What the selection says of a measure and of some pupils: its initiatives, and the running text of its reports.
scoped_claim AS (
    SELECT * FROM claims
    WHERE ($measure IS NULL OR measure = $measure) AND ($gender IS NULL OR gender = $gender)
      AND CASE WHEN initiative_id IS NULL THEN report_id IN (SELECT report_id FROM scoped_report)
               ELSE initiative_id IN (SELECT initiative_id FROM scoped) END
)

-- name: claims_of_initiative
-- What an initiative's words say of the pupils' results, in the order of the document. Of a målvärde that is said both to be
-- reached and not to be, each place that says either has both.
SELECT c.role, c.measure, c.value, c.from_value, c.of_count, c.is_change, c.unit, c.comparator, c.negated, c.direction,
       c.gender, c.grades, c.term, c.school_year, c.reached, t.reached_value, t.reached_file, t.reached_place, t.missed_value, t.missed_file, t.missed_place,
       c.quote, c.place
FROM claims c LEFT JOIN stated_targets t ON t.target_key = c.target_key AND c.reached IS NOT NULL
WHERE c.initiative_id = $initiative_id
ORDER BY c.claim_no

-- name: outcomes
-- after: scoped_claim
-- What the reports say that the pupils have reached, the latest school year first.
SELECT role, measure, value, from_value, of_count, is_change, unit, comparator, negated, direction, gender, grades, term,
       school_year, reached, quote, place, file, count(*) OVER () AS outcome_count
FROM scoped_claim
WHERE role = 'outcome' AND measure IS NOT NULL
ORDER BY coalesce(school_year, report_school_year) DESC NULLS LAST, file, claim_no
LIMIT $most

-- fragment: scoped_target
-- after: scoped_claim
-- The målvärden that the selection's words say.
scoped_target AS (SELECT DISTINCT target_key FROM scoped_claim WHERE target_key IS NOT NULL)

-- name: stated_targets
-- after: scoped_target
-- The målvärden that the reports say, those that nobody has decided on first.
SELECT t.*, count(*) OVER () AS target_count
FROM stated_targets t SEMI JOIN scoped_target USING (target_key)
WHERE rejected_by IS NULL OR $with_rejected
ORDER BY (confirmed_by IS NOT NULL), (rejected_by IS NOT NULL), measure NULLS LAST,
         school_year DESC NULLS LAST, value, target_key
LIMIT $most

-- name: unconfirmed_targets
-- after: scoped_target
-- How many målvärden the reports say that nobody has decided on.
SELECT count(*) AS target_count
FROM stated_targets SEMI JOIN scoped_target USING (target_key)
WHERE confirmed_by IS NULL AND rejected_by IS NULL

-- name: target_quotes
-- Every place where a målvärde is said, in the order of the reports.
SELECT quote, place, file, report_id, place_table, place_row, place_paragraph
FROM claims WHERE target_key = $target_key
ORDER BY file, claim_no

-- name: target_words
-- The words that a decision on a målvärde is about: as a report has them, or as when it was decided on.
SELECT quote FROM stated_targets WHERE target_key = $target_key
UNION ALL
SELECT quote FROM orphaned_decisions WHERE target_key = $target_key

-- name: target_keys_before
-- The keys that a målvärde was decided on under before its words were read otherwise.
SELECT key_before FROM target_key_before WHERE target_key = $target_key ORDER BY key_before

-- name: example_targets
-- The målvärden that the example's reports say again and again, and nobody has decided on.
SELECT target_key
FROM stated_targets
WHERE is_example AND measure IS NOT NULL AND quote_count > 2
  AND confirmed_by IS NULL AND rejected_by IS NULL
ORDER BY target_key
