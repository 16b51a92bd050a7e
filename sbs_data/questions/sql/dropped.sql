-- The goals that the school's latest redovisning says nothing of. (After placed.sql.)
SELECT goal_id, goal, array_to_string(schools, ', ') AS schools, status, kind, period,
       count(*) OVER () AS dropped_count
FROM placed
WHERE is_dropped
ORDER BY list_position(['started', 'unmarked', 'on_track', 'achieved'], status), goal COLLATE sv,
         goal_id
LIMIT $most
