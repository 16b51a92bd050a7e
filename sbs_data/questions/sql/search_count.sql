-- How many passages. One row. (After search_chosen.sql.)
SELECT count(*) AS hit_count FROM chosen
