-- name: kommun_schools
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
    SELECT u.unit_code, coalesce(u.unit_name, r.school, 'Skolenhet ' || u.unit_code) AS school, r.school AS reported_school, r.forms
    FROM units u LEFT JOIN reported r USING (unit_code)
    WHERE u.unit_kind = 'school' AND u.municipality_code = $municipality
      AND (r.unit_code IS NOT NULL OR ($form IS NULL AND $area IS NULL))
    UNION ALL
    SELECT NULL, c.school, c.school, c.forms
    FROM told c
         LEFT JOIN authority_units a ON a.authority = c.authority
         LEFT JOIN school_units s ON s.school = c.school AND s.authority IS NOT DISTINCT FROM c.authority
    WHERE c.school IS NOT NULL AND c.school <> $whole
      AND (s.unit_code IS NULL OR s.unit_code NOT IN (SELECT unit_code FROM units WHERE unit_kind = 'school'))
      AND coalesce(a.municipality_code, $municipality) = $municipality
)
SELECT unit_code, school, reported_school, forms FROM found ORDER BY school COLLATE sv, unit_code

-- name: kommun_targets
-- The målvärden that count for any of some schools: their own, and those of their kommun or of its authority.
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code,
       t.unit_name, t.authority, t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.decided_by,
       t.decided_at, t.reason, t.is_example, m.name AS measure_name, m.grade AS measure_grade
FROM targets t JOIN measures m USING (measure)
WHERE (t.unit_code IN (SELECT unnest($units)) AND t.unit_kind IN ('school', 'municipality', 'authority'))
   OR t.unit_code = $municipality
   OR (t.unit_code IS NULL AND t.authority IN (SELECT authority FROM authority_units WHERE municipality_code = $municipality))
ORDER BY t.school_year DESC NULLS LAST, t.decided_at DESC NULLS LAST, t.target_key

-- name: school_own_figures
-- Of one school, of each measure and grade the latest figure of all its pupils, its own follow-up first.
SELECT o.measure, o.unit_kind, o.unit_code, o.unit_name, o.school_year, o.year_order, o.term, o.occasion, o.gender,
       o.grade, o.population, o.value, o.marker, o.range_low, o.range_high, o.pupils, o.pupils_basis, o.count, o.status,
       o.source, o.published_on, o.retrieved_on, o.file, o.place, m.is_own
FROM observations o JOIN measures m USING (measure)
WHERE o.unit_kind = 'school' AND o.unit_code = $unit AND o.gender = 'all' AND o.is_preferred
  AND o.marker IS DISTINCT FROM 'not_applicable' AND ($last_year IS NULL OR o.year_order <= $last_year)
QUALIFY row_number() OVER (PARTITION BY o.measure, o.grade, o.population
                           ORDER BY o.year_order DESC, o.occasion DESC NULLS LAST) = 1
ORDER BY m.is_own DESC, m.name COLLATE sv, len(o.grade), o.grade
