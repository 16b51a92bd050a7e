-- The målvärden that concern an initiative, each once per place where the initiative states it: a person has said that it
-- belongs there, or its own words state it and nobody has said that it does not. The place is NULL where it is not stated.
-- is_open: the words state it, and nobody has confirmed it; nothing follows from it yet.
WITH stated AS (
    SELECT target_key, report_id, quote, place, place_table, place_row, place_paragraph, claim_no
    FROM claims WHERE initiative_id = $initiative AND target_key IS NOT NULL
),
link AS (SELECT target_key, state FROM target_links WHERE initiative_id = $initiative)
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code,
       t.unit_name, t.authority, t.school_year, t.term, m.name AS measure_name, m.grade AS measure_grade, s.report_id, s.quote, s.place,
       s.place_table, s.place_row, s.place_paragraph, false AS is_open, s.claim_no
FROM targets t LEFT JOIN measures m USING (measure) LEFT JOIN link l USING (target_key) LEFT JOIN stated s USING (target_key)
WHERE l.state = 'linked' OR (s.target_key IS NOT NULL AND l.state IS DISTINCT FROM 'rejected')
UNION ALL BY NAME
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades, t.school_year, t.term,
       m.name AS measure_name, m.grade AS measure_grade, s.report_id, s.quote, s.place, s.place_table, s.place_row,
       s.place_paragraph, true AS is_open, s.claim_no
FROM stated_targets t JOIN stated s USING (target_key) LEFT JOIN measures m ON m.measure = t.measure
WHERE t.confirmed_by IS NULL AND t.rejected_by IS NULL
ORDER BY is_open, school_year DESC NULLS LAST, target_key, claim_no
