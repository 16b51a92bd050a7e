-- How many goals the selection holds. One row. (After selected.sql.)
SELECT count(*) AS goal_count FROM selected
