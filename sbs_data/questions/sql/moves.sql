-- How the selected goals have moved since the redovisning before: one row per kind of move.
-- (After placed.sql.)
SELECT coalesce(m.move, 'first') AS move, count(*) AS goal_count
FROM placed p LEFT JOIN goal_moves m USING (goal_id)
WHERE NOT is_dropped
GROUP BY ALL
