-- Every way that a school is written, with the school it counts as.
SELECT *
FROM (
    SELECT r.authority, s.school_written AS written, s.school,
           count(DISTINCT i.initiative_id) AS initiative_count
    FROM initiative_school s JOIN initiative i USING (initiative_id) JOIN report r USING (report_id)
    WHERE s.school_written IS NOT NULL
    GROUP BY ALL)
ORDER BY authority COLLATE sv, school COLLATE sv, written COLLATE sv
