-- The målvärden that count for a unit: its own first, then those of the kommun it lies in or of the authority that
-- runs it; of each what falls due last.
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code,
       t.unit_name, t.authority, t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.decided_by,
       t.decided_at, t.reason, t.is_example, m.name AS measure_name, m.grade AS measure_grade
FROM targets t JOIN measures m USING (measure)
WHERE (t.unit_code IN ($unit, $municipality) AND t.unit_kind IN ('school', 'municipality', 'authority'))
   OR (t.unit_code IS NULL AND t.authority = $authority)
ORDER BY (t.unit_code = $unit) IS TRUE DESC, t.school_year DESC NULLS LAST, t.decided_at DESC NULLS LAST, t.target_key
