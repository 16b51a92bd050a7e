-- One report. One row, or none.
SELECT report_id, file, role, kind, kind_basis, authority, authority_basis, period, period_basis,
       period_suggestion, imported_at, imported_by, goal_count, initiative_count, notice_count, is_example
FROM reports
WHERE report_id = $report_id
