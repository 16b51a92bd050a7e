-- What a report does not say: the first few of each kind, with how many there are of it.
-- (After scope.sql.)
SELECT u.report_id, u.initiative_id, u.goal_id, u.what, u.subject, u.hint, r.file,
       count(*) OVER (PARTITION BY u.what) AS what_count
FROM undecided u JOIN reports r USING (report_id)
WHERE CASE WHEN u.initiative_id IS NULL THEN u.report_id IN (SELECT report_id FROM scoped_report)
           ELSE u.initiative_id IN (SELECT initiative_id FROM scoped) END
QUALIFY row_number() OVER (
    PARTITION BY u.what ORDER BY r.imported_at DESC, r.file, u.initiative_id, u.goal_id
) <= $most
ORDER BY u.what, r.imported_at DESC, r.file, u.initiative_id, u.goal_id
