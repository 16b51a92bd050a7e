-- How many målvärden the reports say that nobody has decided on.
-- (After scope.sql and scoped_targets.sql.)
SELECT count(*) AS target_count
FROM stated_targets SEMI JOIN scoped_target USING (target_key)
WHERE confirmed_by IS NULL AND rejected_by IS NULL
