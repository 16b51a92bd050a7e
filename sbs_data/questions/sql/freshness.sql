-- The latest redovisning of each school of the selection, the oldest first. (After scope.sql.)
SELECT c.school, r.report_id, r.kind, r.period, r.imported_at,
       CASE WHEN count(*) OVER (PARTITION BY c.school) > 1 THEN concat_ws(', ', c.school, c.authority)
            ELSE c.school END AS name
FROM schools c JOIN reports r ON r.report_id = c.latest_report_id
WHERE ($school IS NULL OR c.school = $school)
  AND (c.authority, c.school) IN (
      SELECT (i.authority, unnest(s.schools)) FROM scoped s JOIN reports i USING (report_id))
ORDER BY r.period_order NULLS FIRST, r.imported_at, name COLLATE sv
