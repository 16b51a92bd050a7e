-- Every way that a development area is written, with the name it counts under.
SELECT *
FROM (
    SELECT area_written AS written, area, count(*) AS initiative_count
    FROM initiatives
    WHERE area_written IS NOT NULL
    GROUP BY ALL)
ORDER BY area COLLATE sv, written COLLATE sv
