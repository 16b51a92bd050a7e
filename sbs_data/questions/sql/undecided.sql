-- What a report does not say: the first few of each kind, with how many there are of it.
SELECT u.report_id, u.initiative_id, u.goal_id, u.what, u.subject, u.hint, r.file,
       count(*) OVER (PARTITION BY u.what) AS what_count
FROM undecided u JOIN reports r USING (report_id)
QUALIFY row_number() OVER (
    PARTITION BY u.what ORDER BY r.imported_at DESC, r.file, u.initiative_id, u.goal_id
) <= $most
ORDER BY u.what, r.imported_at DESC, r.file, u.initiative_id, u.goal_id
