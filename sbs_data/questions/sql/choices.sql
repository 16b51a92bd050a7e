-- What can be chosen in the filters: one row per kind and value, in the order of the list; '' is
-- "not said". Periods come latest first.
SELECT kind, value, label
FROM (
    SELECT 'school' AS kind, coalesce(s.school, '') AS value, NULL AS label, NULL AS late
    FROM goals g LEFT JOIN goal_schools s USING (goal_id)
    GROUP BY ALL
    UNION ALL
    SELECT 'form', coalesce(f.form, ''), NULL, NULL
    FROM initiatives i LEFT JOIN initiative_forms f USING (initiative_id)
    GROUP BY ALL
    UNION ALL
    SELECT 'area', coalesce(area, ''), NULL, NULL FROM goals GROUP BY ALL
    UNION ALL
    SELECT 'period', coalesce(period, ''), NULL, max(period_order) FROM reports GROUP BY period
    UNION ALL
    SELECT 'report', report_id, file, NULL FROM reports WHERE goal_count > 0
    UNION ALL
    SELECT 'authority', authority, NULL, NULL FROM reports WHERE authority IS NOT NULL GROUP BY ALL
)
ORDER BY kind, late DESC, label COLLATE sv, value COLLATE sv
