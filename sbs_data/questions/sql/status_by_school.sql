-- The same per school; '' is "no school said". A goal of several schools counts at each.
-- (After selected.sql.)
SELECT name, status, count(*) AS goal_count
FROM (
    SELECT status, unnest(CASE WHEN len(schools) = 0 THEN [''] ELSE schools END) AS name FROM selected
)
WHERE $school IS NULL OR name = $school
GROUP BY ALL
ORDER BY name COLLATE sv
