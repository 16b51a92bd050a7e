-- What is known of some measures, in the order asked for, and where their series break.
SELECT m.measure, m.name, m.short, m.definition, m.denominator, m.unit, m.source, m.grade, m.term_rule, m.is_share,
       m.is_own, m.is_every_other_year, m.higher_is_better,
       (SELECT list(b.school_year ORDER BY b.school_year) FROM measure_breaks b WHERE b.measure = m.measure) AS break_years,
       (SELECT list(b.text ORDER BY b.school_year) FROM measure_breaks b WHERE b.measure = m.measure) AS break_texts
FROM measures m
WHERE m.measure IN (SELECT unnest($measures))
ORDER BY list_position($measures, m.measure)
