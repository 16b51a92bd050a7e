-- name: follow_up_targets
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

-- name: follow_up_figures
-- The authority's own follow-up of an initiative's schools (or of the whole authority, where that is whose it is): of each
-- measure and grade the latest school year that has any, every occasion.
WITH whose AS (
    SELECT s.school, 'school' AS unit_kind, u.unit_code
    FROM initiative_school s JOIN initiatives i USING (initiative_id)
         JOIN school_units u ON u.school = s.school AND u.authority IS NOT DISTINCT FROM i.authority
    WHERE s.initiative_id = $initiative
    UNION ALL
    SELECT s.school, 'authority', a.municipality_code
    FROM initiative_school s JOIN initiatives i USING (initiative_id) JOIN authority_units a USING (authority)
    WHERE s.initiative_id = $initiative AND s.school = $whole
)
SELECT o.measure, o.unit_kind, o.unit_code, o.unit_name, o.school_year, o.year_order, o.term, o.occasion, o.gender,
       o.grade, o.population, o.value, o.marker, o.range_low, o.range_high, o.pupils, o.pupils_basis, o.count, o.status,
       o.source, o.published_on, o.retrieved_on, o.file, o.place, w.school
FROM observations o JOIN whose w ON w.unit_kind = o.unit_kind AND w.unit_code = o.unit_code
     JOIN measures m ON m.measure = o.measure
WHERE m.is_own AND o.is_preferred AND o.marker IS DISTINCT FROM 'not_applicable'
  AND o.unit_code IN (SELECT unit_code FROM whose)
QUALIFY o.year_order = max(o.year_order) OVER (PARTITION BY o.unit_kind, o.unit_code, o.measure, o.grade)
ORDER BY w.school COLLATE sv, o.unit_code, m.name COLLATE sv, len(o.grade), o.grade,
         list_position(['all', 'girls', 'boys'], o.gender), o.year_order, o.occasion

-- name: followed_up_schools
-- The schools that have follow-up of their own.
SELECT DISTINCT o.unit_code FROM observations o JOIN measures m USING (measure)
WHERE m.is_own AND o.unit_kind = 'school'
