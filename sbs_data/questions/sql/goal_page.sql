-- One page of the selected goals: the latest account first, then as in the document.
-- (After selected.sql.)
SELECT goal_id, report_id, goal, status, basis, basis_detail, ambiguous, repeated, suggestion,
       suggestion_quote, decided_by, array_to_string(schools, ', ') AS schools, area, initiative,
       kind, period, file, authority
FROM selected
ORDER BY period_order DESC NULLS LAST, authority, file, place_table, place_row, place_paragraph,
         goal_no, goal_id
LIMIT $page_size OFFSET $skip
