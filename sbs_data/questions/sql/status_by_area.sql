-- The same per development area; '' is "no area said". (After selected.sql.)
SELECT coalesce(area, '') AS name, status, count(*) AS goal_count
FROM selected
GROUP BY ALL
ORDER BY name COLLATE sv
