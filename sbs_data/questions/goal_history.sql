-- name: goal_history
-- A goal through the redovisningar, oldest first, with the words and the status of each.
WITH told AS (
    SELECT * FROM goal_move WHERE goal_key = (SELECT goal_key FROM goal WHERE goal_id = $goal_id)
)
SELECT t.goal_key, t.goal_id, g.report_id, g.period, g.period_order, t.move_no, g.status,
       t.previous_goal_id, lag(g.report_id) OVER told AS previous_report_id,
       lag(g.period) OVER told AS previous_period, lag(g.status) OVER told AS previous_status,
       t.move, t.since_period, t.link_basis, t.link_score, t.link_decided_by, g.goal,
       lag(g.goal) OVER told AS previous_goal, g.is_current, g.authority, g.area, g.report_status,
       g.basis, g.basis_detail, g.report_basis_detail, g.decided_by, g.decided_at, g.status_reason,
       g.kind, g.file, g.place, g.status_place, g.initiative, g.place_table, g.place_row, g.place_paragraph
FROM told t JOIN goals g USING (goal_id)
WINDOW told AS (ORDER BY t.move_no)
ORDER BY t.move_no

-- name: goal_matches
-- The goals that a goal is, may be or is said not to be one with; the likeliest first.
SELECT m.goal_id, m.earlier_goal_id, m.score, m.state, m.basis, m.decided_by, m.decided_at,
       m.goal_id = $goal_id AS is_earlier, o.goal_id AS other_goal_id, o.goal AS other_goal,
       o.status AS other_status, o.kind AS other_kind, o.period AS other_period,
       o.file AS other_file, o.period_order AS other_period_order
FROM goal_matches m
JOIN goals o ON o.goal_id = CASE WHEN m.goal_id = $goal_id THEN m.earlier_goal_id ELSE m.goal_id END
WHERE $goal_id IN (m.goal_id, m.earlier_goal_id)
ORDER BY list_position(['suggested', 'linked', 'confirmed', 'rejected'], m.state), m.score DESC,
         o.goal_id

-- name: goal_schools
-- The schools of a goal's initiative, each as it counts, as it is written and who has said so.
SELECT authority, school, school_written AS written, basis
FROM goal_schools
WHERE goal_id = $goal_id
ORDER BY school COLLATE sv
