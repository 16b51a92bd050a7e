-- fragment: account
-- after: scope
-- The reports of a selection, put together into redovisningar: one authority, kind and period. A
-- report that leaves one of them unsaid is one of its own.
account AS (
    SELECT r.*, dense_rank() OVER (
               ORDER BY period_order DESC NULLS LAST, authority COLLATE sv NULLS LAST,
                        kind DESC NULLS LAST, period,
                        CASE WHEN authority IS NULL OR kind IS NULL OR period IS NULL
                             THEN r.report_id END) AS account_no
    FROM reports r
    WHERE r.report_id IN (SELECT report_id FROM scoped_report)
)

-- name: account_count
-- after: account
-- How many redovisningar, and how many files, the selection holds. One row.
SELECT coalesce(max(account_no), 0)::INTEGER AS account_count, count(*)::INTEGER AS report_count
FROM account

-- name: account_page
-- after: account
-- A page of redovisningar: one row per report, in the order they are shown.
SELECT a.account_no::INTEGER AS account_no, a.report_id, a.file, a.role, a.kind, a.authority, a.period,
       a.imported_at, a.goal_count, a.initiative_count, a.notice_count,
       (SELECT string_agg(DISTINCT s.school, ', ' ORDER BY s.school)
        FROM initiatives i JOIN initiative_school s USING (initiative_id)
        WHERE i.report_id = a.report_id) AS schools,
       coalesce(t.achieved, 0) AS achieved, coalesce(t.on_track, 0) AS on_track,
       coalesce(t.started, 0) AS started, coalesce(t.unmarked, 0) AS unmarked
FROM account a LEFT JOIN (
    SELECT report_id, count_if(status = 'achieved')::INTEGER AS achieved,
           count_if(status = 'on_track')::INTEGER AS on_track,
           count_if(status = 'started')::INTEGER AS started,
           count_if(status = 'unmarked')::INTEGER AS unmarked
    FROM goals GROUP BY report_id
) t USING (report_id)
WHERE account_no > $skip AND account_no <= $skip + $page_size
ORDER BY account_no, a.file COLLATE sv, a.report_id
