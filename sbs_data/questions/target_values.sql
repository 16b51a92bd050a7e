-- name: target_values
-- The målvärden that count, the kommun's first and then school by school, some at a time.
SELECT t.target_key, t.measure, m.name AS measure_name, m.grade AS measure_grade, t.value, t.unit,
       t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code, t.unit_name, t.authority,
       t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.reached_value, t.reached_file, t.reached_place,
       t.missed_value, t.missed_file, t.missed_place, t.decided_by, t.decided_at, t.reason, d.act_no, count(*) OVER () AS target_count
FROM targets t LEFT JOIN measures m USING (measure)
     LEFT JOIN decisions d
       ON d.key = t.target_key AND d.what = CASE WHEN t.basis = 'report' THEN 'target' ELSE 'target_value' END
WHERE ($measure IS NULL OR t.measure = $measure)
  AND ($gender IS NULL OR t.gender = $gender)
  AND ($school IS NULL
       OR ($school = '' AND t.unit_name IS NULL)
       OR t.unit_name = $school
       OR (t.unit_kind = 'school' AND t.unit_code IN (SELECT unit_code FROM school_units WHERE school = $school))
       OR ($school = $whole AND t.unit_kind IN ('municipality', 'authority')))
  AND ($form IS NULL
       OR ($form = 'authority' AND t.unit_kind IN ('municipality', 'authority'))
       OR EXISTS (
           FROM schools c LEFT JOIN school_units s ON s.school = c.school AND s.authority IS NOT DISTINCT FROM c.authority
           WHERE (c.school = t.unit_name OR s.unit_code = t.unit_code)
             AND (list_contains(c.form_codes, $form) OR ($form = '' AND len(coalesce(c.form_codes, [])) = 0))))
  AND ($area IS NULL
       OR t.target_key IN (
           SELECT target_key FROM claims JOIN initiatives USING (initiative_id)
           WHERE target_key IS NOT NULL AND coalesce(initiatives.area, '') = $area
           UNION
           SELECT target_key FROM target_links JOIN initiatives USING (initiative_id)
           WHERE state = 'linked' AND coalesce(initiatives.area, '') = $area))
ORDER BY list_position(['municipality', 'authority'], t.unit_kind) NULLS LAST, t.unit_name COLLATE sv NULLS LAST,
         m.name COLLATE sv NULLS LAST, t.school_year NULLS LAST, t.gender NULLS FIRST, t.value, t.target_key
LIMIT $most OFFSET $skip

-- name: target_unit_names
-- What the målvärden that count are for, in alphabetical order.
SELECT DISTINCT unit_name FROM targets WHERE unit_name IS NOT NULL ORDER BY unit_name COLLATE sv

-- name: target_links
-- The initiatives that some målvärden belong to or may belong to: one row per målvärde and initiative, those
-- that a person has linked first.
SELECT l.target_key, l.initiative_id, l.state, l.part, l.quote, l.decided_by, l.decided_at,
       i.initiative, r.period, r.kind,
       (SELECT string_agg(s.school, ', ' ORDER BY s.school COLLATE sv) FROM initiative_school s
         WHERE s.initiative_id = l.initiative_id) AS schools
FROM target_links l JOIN initiatives i USING (initiative_id) JOIN reports r ON r.report_id = i.report_id
WHERE list_contains($target_keys, l.target_key)
ORDER BY l.target_key, list_position(['linked', 'suggested', 'rejected'], l.state),
         r.period_order DESC NULLS LAST, i.initiative COLLATE sv, l.initiative_id

-- name: spoken_measures
-- The measures that reports or målvärden speak of, each with its name where the statistics have one.
SELECT s.measure, m.name
FROM (SELECT measure FROM claims UNION SELECT measure FROM targets) s LEFT JOIN measures m USING (measure)
WHERE s.measure IS NOT NULL
ORDER BY m.name COLLATE sv NULLS LAST, s.measure

-- name: target_measures
-- The measures that a målvärde can be set for, in alphabetical order.
SELECT measure, name, definition, unit, higher_is_better
FROM measures
WHERE EXISTS (FROM observations o WHERE o.measure = measures.measure)
ORDER BY name COLLATE sv

-- name: target_units
-- The units that a målvärde can be set for: of the kommun of some report, if any is known, else all.
WITH own AS (SELECT DISTINCT municipality_code FROM authority_units)
SELECT u.unit_kind, u.unit_code, u.unit_name, c.unit_name AS municipality
FROM units u LEFT JOIN units c ON c.unit_kind = 'municipality' AND c.unit_code = u.municipality_code
WHERE u.unit_kind IN ('school', 'municipality', 'authority') AND u.unit_name IS NOT NULL
  AND (u.municipality_code IN (FROM own) OR NOT EXISTS (FROM own))
ORDER BY list_position(['municipality', 'authority', 'school'], u.unit_kind), u.unit_name COLLATE sv, u.unit_code
