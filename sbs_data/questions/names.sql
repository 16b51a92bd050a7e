-- name: schools
-- Every school, in alphabetical order, with its forms, its spellings and its latest redovisning.
SELECT authority, school, forms, form_codes, forms_basis, spellings, goal_count, latest_report_id,
       latest_period, latest_period_order, latest_imported_at
FROM schools
WHERE $authority IS NULL OR authority = $authority
ORDER BY school COLLATE sv, authority COLLATE sv

-- name: school_spellings
-- Every way that a school is written, with the school it counts as.
SELECT *
FROM (
    SELECT r.authority, s.school_written AS written, s.school,
           count(DISTINCT i.initiative_id) AS initiative_count
    FROM initiative_school s JOIN initiative i USING (initiative_id) JOIN report r USING (report_id)
    WHERE s.school_written IS NOT NULL
    GROUP BY ALL)
ORDER BY authority COLLATE sv, school COLLATE sv, written COLLATE sv

-- name: area_spellings
-- Every way that a development area is written, with the name it counts under.
SELECT *
FROM (
    SELECT area_written AS written, area, count(*) AS initiative_count
    FROM initiatives
    WHERE area_written IS NOT NULL
    GROUP BY ALL)
ORDER BY area COLLATE sv, written COLLATE sv

-- name: deciders
-- Who has decided what, by key.
SELECT key, decided_by FROM decisions WHERE what = $what
