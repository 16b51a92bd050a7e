-- The measures that reports or målvärden speak of, each with its name where the statistics have one.
SELECT s.measure, m.name
FROM (SELECT measure FROM claims UNION SELECT measure FROM targets) s LEFT JOIN measures m USING (measure)
WHERE s.measure IS NOT NULL
ORDER BY m.name COLLATE sv NULLS LAST, s.measure
