-- fragment: placed
-- after: selected
-- The selected goals, and whether the school's latest redovisning has left them out. A
-- period that is asked for is the latest that counts.
latest AS (
    SELECT goal_id, min(latest_period_order) AS latest_order
    FROM goal_schools g
         JOIN schools s ON s.school = g.school AND s.authority IS NOT DISTINCT FROM g.authority
    GROUP BY goal_id
),
placed AS (
    SELECT s.*, $period IS NULL AND coalesce(s.period_order < l.latest_order, false) AS is_dropped
    FROM selected s LEFT JOIN latest l USING (goal_id)
)

-- name: moves
-- after: placed
-- How the selected goals have moved since the redovisning before: one row per kind of move.
SELECT coalesce(m.move, 'first') AS move, count(*) AS goal_count
FROM placed p LEFT JOIN goal_moves m USING (goal_id)
WHERE NOT is_dropped
GROUP BY ALL

-- name: moved
-- after: placed
-- The goals that have moved since the redovisning before, worst news first.
SELECT p.goal_id, p.goal, array_to_string(p.schools, ', ') AS schools, p.status, p.basis,
       p.decided_by, p.period, m.move, m.previous_status, m.previous_period, m.previous_goal,
       m.link_basis, m.link_score, m.link_decided_by, count(*) OVER () AS moved_count
FROM placed p JOIN goal_moves m USING (goal_id)
WHERE NOT is_dropped AND m.move NOT IN ('first', 'same')
ORDER BY list_position(['down', 'unmarked', 'marked', 'up'], m.move),
         list_position(['achieved', 'on_track', 'started'], m.previous_status),
         p.period_order DESC NULLS LAST, p.goal COLLATE sv, p.goal_id
LIMIT $most

-- fragment: walked
-- Every goal in every redovisning, and the move_no since which its status has stood.
walked AS (
    SELECT goal_id, move_no, move, since_period, goal_key, period_order,
           max(CASE WHEN move <> 'same' THEN move_no END)
               OVER (PARTITION BY goal_key ORDER BY move_no) AS since_no
    FROM goal_moves
)

-- name: still
-- after: placed, walked
-- The goals that are not reached and have had one status through several redovisningar, the
-- longest first.
SELECT p.goal_id, p.goal, array_to_string(p.schools, ', ') AS schools, p.status, w.since_period,
       w.move_no - w.since_no + 1 AS accounts, count(*) OVER () AS still_count
FROM placed p JOIN walked w USING (goal_id)
     JOIN walked s ON s.goal_key = w.goal_key AND s.move_no = w.since_no
WHERE NOT is_dropped AND w.move = 'same' AND p.status <> 'achieved'
ORDER BY s.period_order NULLS LAST, accounts DESC,
         list_position(['started', 'unmarked', 'on_track'], p.status), p.goal COLLATE sv, p.goal_id
LIMIT $most

-- name: dropped
-- after: placed
-- The goals that the school's latest redovisning says nothing of.
SELECT goal_id, goal, array_to_string(schools, ', ') AS schools, status, kind, period,
       count(*) OVER () AS dropped_count
FROM placed
WHERE is_dropped
ORDER BY list_position(['started', 'unmarked', 'on_track', 'achieved'], status), goal COLLATE sv,
         goal_id
LIMIT $most

-- name: freshness
-- after: scope
-- The latest redovisning of each school of the selection, the oldest first.
SELECT c.school, r.report_id, r.kind, r.period, r.imported_at,
       CASE WHEN count(*) OVER (PARTITION BY c.school) > 1 THEN concat_ws(', ', c.school, c.authority)
            ELSE c.school END AS name
FROM schools c JOIN reports r ON r.report_id = c.latest_report_id
WHERE ($school IS NULL OR c.school = $school)
  AND (c.authority, c.school) IN (
      SELECT (i.authority, unnest(s.schools)) FROM scoped s JOIN reports i USING (report_id))
ORDER BY r.period_order NULLS FIRST, r.imported_at, name COLLATE sv
