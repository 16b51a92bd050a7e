-- The goals that have moved since the redovisning before, worst news first. (After placed.sql.)
SELECT p.goal_id, p.goal, array_to_string(p.schools, ', ') AS schools, p.status, p.basis,
       p.decided_by, p.period, m.move, m.previous_status, m.previous_period, m.previous_goal,
       m.link_basis, m.link_score, m.link_decided_by, count(*) OVER () AS moved_count
FROM placed p JOIN goal_moves m USING (goal_id)
WHERE NOT is_dropped AND m.move NOT IN ('first', 'same')
ORDER BY list_position(['down', 'unmarked', 'marked', 'up'], m.move),
         list_position(['achieved', 'on_track', 'started'], m.previous_status),
         p.period_order DESC NULLS LAST, p.goal COLLATE sv, p.goal_id
LIMIT $most
