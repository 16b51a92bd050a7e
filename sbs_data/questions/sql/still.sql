-- The goals that are not reached and have had one status through several redovisningar, the
-- longest first. (After placed.sql.)
, walked AS (
    SELECT goal_id, move_no, move, since_period, goal_key, period_order,
           max(CASE WHEN move <> 'same' THEN move_no END)
               OVER (PARTITION BY goal_key ORDER BY move_no) AS since_no
    FROM goal_moves
)
SELECT p.goal_id, p.goal, array_to_string(p.schools, ', ') AS schools, p.status, w.since_period,
       w.move_no - w.since_no + 1 AS accounts, count(*) OVER () AS still_count
FROM placed p JOIN walked w USING (goal_id)
     JOIN walked s ON s.goal_key = w.goal_key AND s.move_no = w.since_no
WHERE NOT is_dropped AND w.move = 'same' AND p.status <> 'achieved'
ORDER BY s.period_order NULLS LAST, accounts DESC,
         list_position(['started', 'unmarked', 'on_track'], p.status), p.goal COLLATE sv, p.goal_id
LIMIT $most
