-- The goals of a report, each where it is written and where it is marked.
SELECT goal_id, initiative_id, goal_no, goal, marked_text, status, basis, basis_detail, ambiguous, repeated,
       suggestion, suggestion_quote, decided_by, place, place_table, place_row, place_paragraph,
       status_place, status_table, status_row, status_paragraph
FROM goals
WHERE report_id = $report_id
ORDER BY initiative_id, goal_no
