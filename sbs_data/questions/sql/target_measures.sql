-- The measures that a målvärde can be set for, in alphabetical order.
SELECT measure, name, definition, unit, higher_is_better
FROM measures
WHERE EXISTS (FROM observations o WHERE o.measure = measures.measure)
ORDER BY name COLLATE sv
