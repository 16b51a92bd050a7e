-- The same per development area; '' is "no area said".
SELECT coalesce(area, '') AS name, status, count(*) AS goal_count
FROM goals
WHERE is_current
GROUP BY ALL
ORDER BY name COLLATE sv
