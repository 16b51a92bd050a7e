-- The målvärden that count, the kommun's first and then school by school, some at a time.
SELECT t.target_key, t.measure, m.name AS measure_name, m.grade AS measure_grade, t.value, t.unit,
       t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code, t.unit_name, t.authority,
       t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.decided_by, t.decided_at,
       t.reason, d.act_no, count(*) OVER () AS target_count
FROM targets t LEFT JOIN measures m USING (measure)
     LEFT JOIN decisions d
       ON d.key = t.target_key AND d.what = CASE WHEN t.basis = 'report' THEN 'target' ELSE 'target_value' END
WHERE $unit_name IS NULL OR t.unit_name = $unit_name
ORDER BY list_position(['municipality', 'authority'], t.unit_kind) NULLS LAST, t.unit_name COLLATE sv NULLS LAST,
         m.name COLLATE sv NULLS LAST, t.school_year NULLS LAST, t.gender NULLS FIRST, t.value, t.target_key
LIMIT $most OFFSET $skip
