-- Goals in each status. One row per status that occurs. (After selected.sql.)
SELECT status, count(*) AS goal_count FROM selected GROUP BY status
