-- Every paragraph of a report, each initiative's first and then the running text.
SELECT p.passage_no, p.initiative_id, i.initiative_no, i.initiative, i.area, i.schools, p.part, p.heading,
       p.text, p.is_template, p.place, p.place_table, p.place_row, p.place_paragraph
FROM passages p LEFT JOIN initiatives i USING (initiative_id)
WHERE p.report_id = $report_id
ORDER BY p.passage_no
