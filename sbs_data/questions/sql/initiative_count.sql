-- How many initiatives the selection holds. One row. (After selected_initiatives.sql.)
SELECT count(*) AS initiative_count FROM selected_initiative
