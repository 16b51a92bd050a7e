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
