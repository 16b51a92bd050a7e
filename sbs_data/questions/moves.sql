-- fragment: placed
-- after: selected
-- The selected goals, and whether they are left out of the total: no school of theirs has them in its
-- latest redovisning, or they may be one with a goal that is there. A total is of one point in time.
dated AS (
    -- Within a term the slutredovisning is the later; of one without a kind nobody knows.
    SELECT i.initiative_id, i.authority, r.period,
           [coalesce(r.period_order, -1), CASE r.kind WHEN 'delredovisning' THEN 0 ELSE 1 END] AS as_told,
           [coalesce(r.period_order, -1), CASE r.kind WHEN 'slutredovisning' THEN 1 ELSE 0 END] AS at_least
    FROM initiatives i JOIN reports r USING (report_id)
    -- A period that is asked for is the latest that counts.
    WHERE $period IS NULL OR coalesce(r.period, '') = $period
),
latest AS (
    SELECT d.authority, s.school, max(d.at_least) AS latest
    FROM dated d JOIN initiative_school s USING (initiative_id)
    GROUP BY ALL
),
at_school AS (
    -- Grain: one row per selected goal and school of it; '' is "no school said", of which nothing is known.
    SELECT w.goal_id, w.school, coalesce(d.as_told < l.latest, false) AS is_old
    FROM (SELECT goal_id, initiative_id, authority,
                 unnest(CASE WHEN len(schools) = 0 THEN [''] ELSE schools END) AS school
          FROM selected) w
         JOIN dated d ON d.initiative_id = w.initiative_id
         LEFT JOIN latest l ON l.school = w.school AND l.authority IS NOT DISTINCT FROM w.authority
    WHERE $school IS NULL OR w.school = $school
),
old AS (SELECT goal_id, bool_and(is_old) AS is_old FROM at_school GROUP BY goal_id),
perhaps AS (
    -- Two goals of which nobody has said yet whether they are one.
    SELECT DISTINCT n.goal_key, e.goal_key AS earlier_key
    FROM goal_matches m JOIN goals n ON n.goal_id = m.goal_id JOIN goals e ON e.goal_id = m.earlier_goal_id
    WHERE m.state = 'suggested'
),
perhaps_here AS (
    SELECT p.goal_key, p.earlier_key
    FROM perhaps p JOIN selected s USING (goal_key) JOIN old o ON o.goal_id = s.goal_id AND NOT o.is_old
),
placed AS (
    SELECT s.*, o.is_old OR s.goal_key IN (SELECT earlier_key FROM perhaps_here) AS is_dropped,
           s.goal_key IN (SELECT earlier_key FROM perhaps_here) AS may_be_told
    FROM selected s JOIN old o USING (goal_id)
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
