-- What can be chosen in the filters: one row per kind and value; '' is "not said".
SELECT 'school' AS kind, coalesce(s.school, '') AS value, NULL AS label
FROM goals g LEFT JOIN goal_schools s USING (goal_id)
GROUP BY ALL
UNION ALL
SELECT 'area', coalesce(area, ''), NULL FROM goals GROUP BY ALL
UNION ALL
SELECT 'report', report_id, file FROM reports WHERE goal_count > 0
UNION ALL
SELECT 'authority', authority, NULL FROM reports WHERE authority IS NOT NULL GROUP BY ALL
ORDER BY 1, 3 COLLATE sv, 2 COLLATE sv
