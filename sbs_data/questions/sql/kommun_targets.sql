-- The målvärden that count for any of some schools: their own, and those of their kommun or of its authority.
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code,
       t.unit_name, t.authority, t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.decided_by,
       t.decided_at, t.reason, t.is_example, m.name AS measure_name, m.grade AS measure_grade
FROM targets t JOIN measures m USING (measure)
WHERE (t.unit_code IN (SELECT unnest($units)) AND t.unit_kind IN ('school', 'municipality', 'authority'))
   OR t.unit_code = $municipality
   OR (t.unit_code IS NULL AND t.authority IN (SELECT authority FROM authority_units WHERE municipality_code = $municipality))
ORDER BY t.school_year DESC NULLS LAST, t.decided_at DESC NULLS LAST, t.target_key
