-- name: goal_count
-- after: selected
-- How many goals the selection holds. One row.
SELECT count(*) AS goal_count FROM selected

-- name: goal_page
-- after: selected
-- One page of the selected goals: the latest account first, then as in the document; and how each
-- has moved since the redovisning before.
SELECT page.* EXCLUDE (place_no), m.move, m.since_period, p.status AS previous_status,
       p.period AS previous_period
FROM (
    SELECT goal_id, report_id, goal, status, basis, basis_detail, ambiguous, repeated, suggestion,
           suggestion_quote, decided_by, array_to_string(schools, ', ') AS schools, area, initiative,
           kind, period, file, authority,
           row_number() OVER (
               ORDER BY period_order DESC NULLS LAST, authority, file, place_table, place_row,
                        place_paragraph, goal_no, goal_id) AS place_no
    FROM selected
    ORDER BY place_no
    LIMIT $page_size OFFSET $skip
) page
     LEFT JOIN goal_move m ON m.goal_id = page.goal_id
     LEFT JOIN goals p ON p.goal_id = m.previous_goal_id
ORDER BY page.place_no

-- name: goal
-- One goal with everything its report says of it. One row, or none.
SELECT g.*, coalesce(s.schools, '') AS schools, i.reference_text, r.import_no
FROM goals g
JOIN initiatives i USING (initiative_id)
JOIN report r ON r.report_id = g.report_id
LEFT JOIN (
    SELECT goal_id, string_agg(school, ', ' ORDER BY school COLLATE sv) AS schools
    FROM goal_schools
    GROUP BY goal_id
) s USING (goal_id)
WHERE g.goal_id = $goal_id

-- name: status_total
-- after: placed
-- How the selected goals stand: those that count by status, redovisning and what the report itself
-- says, and those that are left out.
SELECT is_dropped, is_dropped AND period_order IS NULL AS is_undated, may_be_told, kind, period, period_order,
       status, report_status, report_status = 'unmarked' AND NOT repeated AS is_unrepeated,
       count(*) AS goal_count
FROM placed
GROUP BY ALL
ORDER BY period_order NULLS FIRST, kind, status

-- name: status_by_school
-- after: placed
-- The goals that count, per school; '' is "no school said". A goal of several schools counts at each
-- that has it in its latest redovisning.
SELECT a.school AS name, p.status, count(*) AS goal_count
FROM placed p JOIN at_school a USING (goal_id)
WHERE NOT p.is_dropped AND NOT a.is_old
GROUP BY ALL
ORDER BY name COLLATE sv

-- name: status_by_area
-- after: placed
-- The same per development area; '' is "no area said".
SELECT coalesce(area, '') AS name, status, count(*) AS goal_count
FROM placed
WHERE NOT is_dropped
GROUP BY ALL
ORDER BY name COLLATE sv

-- name: shared_goals
-- after: placed
-- How many goals count at more than one school. One row.
SELECT count(*) AS goal_count
FROM (
    SELECT goal_id FROM placed p JOIN at_school a USING (goal_id)
    WHERE NOT p.is_dropped AND NOT a.is_old
    GROUP BY goal_id HAVING count(*) > 1)

-- name: left_out_goals
-- after: placed
-- How many of the selected goals no total counts. One row.
SELECT count(*) AS goal_count FROM placed WHERE is_dropped
