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
