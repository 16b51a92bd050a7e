-- The schools of a kommun, in alphabetical order: its skolenheter, and the reports' schools that are not yet one of
-- them. reported_school: what the reports call it, where they are about it; forms: of what kind it is, if that is known.
-- Where a form or an area is asked for: only schools of the reports that have it, the area through an initiative.
WITH told AS (
    SELECT c.authority, c.school, c.forms
    FROM schools c
    WHERE ($form IS NULL OR ($form = '' AND len(coalesce(c.form_codes, [])) = 0) OR list_contains(c.form_codes, $form))
      AND ($area IS NULL OR EXISTS (
          FROM goal_schools g JOIN goals o USING (goal_id)
          WHERE g.school = c.school AND g.authority IS NOT DISTINCT FROM c.authority AND coalesce(o.area, '') = $area))
),
reported AS (
    SELECT s.unit_code, min(s.school) AS school, min(c.forms) AS forms
    FROM school_units s LEFT JOIN told c ON c.school = s.school AND c.authority IS NOT DISTINCT FROM s.authority
    WHERE c.school IS NOT NULL OR ($form IS NULL AND $area IS NULL)
    GROUP BY s.unit_code
),
found AS (
    SELECT u.unit_code, u.unit_name AS school, r.school AS reported_school, r.forms
    FROM units u LEFT JOIN reported r USING (unit_code)
    WHERE u.unit_kind = 'school' AND u.municipality_code = $municipality
      AND (r.unit_code IS NOT NULL OR ($form IS NULL AND $area IS NULL))
    UNION ALL
    SELECT NULL, c.school, c.school, c.forms
    FROM told c
         LEFT JOIN authority_units a ON a.authority = c.authority
         LEFT JOIN school_units s ON s.school = c.school AND s.authority IS NOT DISTINCT FROM c.authority
    WHERE c.school IS NOT NULL AND c.school <> $whole AND s.unit_code IS NULL
      AND coalesce(a.municipality_code, $municipality) = $municipality
)
SELECT unit_code, school, reported_school, forms FROM found ORDER BY school COLLATE sv, unit_code
