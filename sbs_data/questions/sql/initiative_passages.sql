-- The words of some initiatives, part by part as in the matrix, each with its place.
SELECT initiative_id, report_id, part, text, place, place_table, place_row, place_paragraph
FROM passages
WHERE list_contains($initiative_ids, initiative_id) AND list_contains($parts, part) AND NOT is_template
ORDER BY passage_no
