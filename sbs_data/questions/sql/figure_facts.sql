-- Every figure of some measures and units, from every source, oldest first.
SELECT o.measure, o.unit_kind, o.unit_code, o.unit_name, o.school_year, o.year_order, o.term, o.occasion, o.gender,
       o.grade, o.population, o.value, o.marker, o.range_low, o.range_high, o.pupils, o.pupils_basis, o.count, o.status,
       o.source, o.published_on, o.retrieved_on, o.file, o.place, o.is_preferred, p.words AS population_words
FROM observations o LEFT JOIN populations p USING (population)
WHERE o.unit_kind IN ('school', 'municipality', 'nation') AND o.unit_code IN (SELECT unnest($units))
  AND o.measure IN (SELECT unnest($measures))
ORDER BY o.year_order, o.occasion NULLS FIRST, o.unit_kind, o.unit_code, o.population, o.gender, o.measure, o.source
