-- The målvärden that the reports say, those that nobody has decided on first.
-- (After scope.sql and scoped_targets.sql.)
SELECT t.*, count(*) OVER () AS target_count
FROM stated_targets t SEMI JOIN scoped_target USING (target_key)
WHERE rejected_by IS NULL OR $with_rejected
ORDER BY (confirmed_by IS NOT NULL), (rejected_by IS NOT NULL), measure NULLS LAST,
         school_year DESC NULLS LAST, value, target_key
LIMIT $most
