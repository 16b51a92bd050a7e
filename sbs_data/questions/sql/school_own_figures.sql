-- Of one school, of each measure and grade the latest figure of all its pupils, its own follow-up first. grades: of a follow-up,
-- the grades taken together.
SELECT o.measure, o.unit_kind, o.unit_code, o.unit_name, o.school_year, o.year_order, o.term, o.occasion, o.gender,
       o.grade, o.population, o.value, o.marker, o.range_low, o.range_high, o.pupils, o.pupils_basis, o.count, o.status,
       o.source, o.published_on, o.retrieved_on, o.file, o.place, m.is_own
FROM observations o JOIN measures m USING (measure)
WHERE o.unit_kind = 'school' AND o.unit_code = $unit AND o.gender = 'all' AND o.is_preferred
  AND o.marker IS DISTINCT FROM 'not_applicable' AND ($last_year IS NULL OR o.year_order <= $last_year)
QUALIFY row_number() OVER (PARTITION BY o.measure, o.grade, o.population
                           ORDER BY o.year_order DESC, o.occasion DESC NULLS LAST) = 1
ORDER BY m.is_own DESC, m.name COLLATE sv, len(o.grade), o.grade
