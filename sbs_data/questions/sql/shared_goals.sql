-- How many goals count at more than one school. One row. (After selected.sql.)
SELECT count(*) AS goal_count FROM selected WHERE len(schools) > 1
