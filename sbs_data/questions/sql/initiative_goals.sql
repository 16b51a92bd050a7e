-- The goals of an initiative in the order of the document, each with what its status rests on.
SELECT goal_id, report_id, goal, status, basis, basis_detail, ambiguous, repeated, suggestion,
       suggestion_quote, decided_by, is_current, place, place_table, place_row, place_paragraph
FROM goals
WHERE initiative_id = $initiative_id
ORDER BY goal_no
