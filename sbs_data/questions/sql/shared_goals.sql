-- How many goals count at more than one school. One row.
SELECT count(*) AS goal_count
FROM (
    SELECT goal_id
    FROM goals JOIN goal_schools USING (goal_id)
    WHERE is_current
    GROUP BY goal_id
    HAVING count(DISTINCT school) > 1
)
