-- The words of an initiative, part by part as in the matrix, each with its place.
SELECT part, text, place, report_id, place_table, place_row, place_paragraph
FROM passages
WHERE initiative_id = $initiative_id AND NOT is_template
ORDER BY passage_no
