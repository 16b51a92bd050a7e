-- The reports of a selection, put together into redovisningar: one authority, kind and period. A
-- report that leaves one of them unsaid is one of its own. (After scope.sql.)
, account AS (
    SELECT r.*, dense_rank() OVER (
               ORDER BY period_order DESC NULLS LAST, authority COLLATE sv NULLS LAST,
                        kind DESC NULLS LAST, period,
                        CASE WHEN authority IS NULL OR kind IS NULL OR period IS NULL
                             THEN r.report_id END) AS account_no
    FROM reports r
    WHERE r.report_id IN (SELECT report_id FROM scoped_report)
)
