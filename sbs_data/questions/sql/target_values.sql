-- The målvärden that count, the kommun's first and then school by school, some at a time.
SELECT t.target_key, t.measure, m.name AS measure_name, m.grade AS measure_grade, t.value, t.unit,
       t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code, t.unit_name, t.authority,
       t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.decided_by, t.decided_at,
       t.reason, d.act_no, count(*) OVER () AS target_count
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
