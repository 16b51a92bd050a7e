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
