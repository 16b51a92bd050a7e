-- How many målvärden the reports say that nobody has decided on.
SELECT count(*) AS target_count FROM stated_targets
WHERE confirmed_by IS NULL AND rejected_by IS NULL
