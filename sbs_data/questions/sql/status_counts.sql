-- Goals in each status, each goal once from its latest redovisning. One row per status that occurs.
SELECT status, count(*) AS goal_count
FROM goals
WHERE is_current
GROUP BY status
