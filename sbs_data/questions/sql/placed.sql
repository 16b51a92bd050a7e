-- The selected goals, and whether the school's latest redovisning has left them out. (After
-- selected.sql.) A period that is asked for is the latest that counts.
, latest AS (
    SELECT goal_id, min(latest_period_order) AS latest_order
    FROM goal_schools g
         JOIN schools s ON s.school = g.school AND s.authority IS NOT DISTINCT FROM g.authority
    GROUP BY goal_id
),
placed AS (
    SELECT s.*, $period IS NULL AND coalesce(s.period_order < l.latest_order, false) AS is_dropped
    FROM selected s LEFT JOIN latest l USING (goal_id)
)
