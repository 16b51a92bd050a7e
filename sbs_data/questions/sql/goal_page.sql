-- One page of the selected goals: the latest account first, then as in the document; and how each
-- has moved since the redovisning before. (After selected.sql.)
, page AS (
    SELECT goal_id, report_id, goal, status, basis, basis_detail, ambiguous, repeated, suggestion,
           suggestion_quote, decided_by, array_to_string(schools, ', ') AS schools, area, initiative,
           kind, period, file, authority,
           row_number() OVER (
               ORDER BY period_order DESC NULLS LAST, authority, file, place_table, place_row,
                        place_paragraph, goal_no, goal_id) AS place_no
    FROM selected
    ORDER BY place_no
    LIMIT $page_size OFFSET $skip
)
SELECT page.* EXCLUDE (place_no), m.move, m.since_period, p.status AS previous_status,
       p.period AS previous_period
FROM page
     LEFT JOIN goal_move m ON m.goal_id = page.goal_id
     LEFT JOIN goals p ON p.goal_id = m.previous_goal_id
ORDER BY page.place_no
