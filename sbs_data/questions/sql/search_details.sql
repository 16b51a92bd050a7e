-- What is shown of some hits: one row each, in the order that they are asked for.
WITH p AS MATERIALIZED (
    SELECT s.search_no, passage.*
    FROM search_passage s JOIN passage USING (report_id, passage_no)
    WHERE s.search_no IN (SELECT unnest($docids))
)
SELECT p.report_id, p.passage_no, p.initiative_id,
       -- The goal whose words these are, in row 4 or repeated in row 5.
       (SELECT min(g.goal_id) FROM goal g
        WHERE g.initiative_id = p.initiative_id
          AND ((g.place_table, g.place_row, g.place_paragraph)
                  = (p.place_table, p.place_row, p.place_paragraph)
               OR (g.status_table, g.status_row, g.status_paragraph)
                  = (p.place_table, p.place_row, p.place_paragraph))) AS goal_id,
       r.authority, i.area, i.name AS initiative, p.part, p.heading, p.text,
       concat_ws(', ', 'tabell ' || p.place_table, 'rad ' || p.place_row, 'stycke ' || p.place_paragraph) AS place,
       p.place_table, p.place_row, p.place_paragraph, r.file, r.kind, r.period,
       (SELECT string_agg(school, ', ' ORDER BY school COLLATE sv) FROM initiative_school c
        WHERE c.initiative_id = p.initiative_id) AS schools
FROM p JOIN report r USING (report_id) LEFT JOIN initiative i USING (initiative_id)
ORDER BY list_position($docids, p.search_no)
