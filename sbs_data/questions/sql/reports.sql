-- The reports in force, the latest imported first; unsaid_schools: initiatives without a school.
SELECT r.report_id, r.file, r.role, r.kind, r.kind_basis, r.authority, r.authority_basis, r.period,
       r.period_basis, r.period_suggestion, r.is_example, r.imported_at, r.imported_by, r.import_no,
       r.initiative_count, r.goal_count, r.notice_count, coalesce(u.initiatives, 0) AS unsaid_schools
FROM reports r
LEFT JOIN (
    SELECT report_id, count(*) AS initiatives FROM undecided WHERE what = 'school' GROUP BY report_id
) u USING (report_id)
WHERE NOT $waiting OR r.authority IS NULL OR r.kind IS NULL OR r.period IS NULL OR u.initiatives > 0
ORDER BY r.imported_at DESC, r.import_no DESC, r.file COLLATE sv
LIMIT $most OFFSET $skip
