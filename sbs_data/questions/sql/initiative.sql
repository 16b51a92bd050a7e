-- One initiative with what its report says of it in row 1. One row, or none.
SELECT i.initiative_id, i.report_id, i.initiative, i.area, i.kind, i.file, i.authority, i.schools,
       i.participants_text, i.reference_text, i.mentioned_schools, r.period,
       i.place_table, i.place_row, i.place_paragraph
FROM initiatives i JOIN reports r USING (report_id)
WHERE i.initiative_id = $initiative_id
