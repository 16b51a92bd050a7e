-- The same per school. A goal of several schools counts at each; '' is "no school said".
SELECT coalesce(s.school, '') AS name, g.status, count(*) AS goal_count
FROM goals g LEFT JOIN goal_schools s USING (goal_id)
WHERE g.is_current
GROUP BY ALL
ORDER BY name COLLATE sv
