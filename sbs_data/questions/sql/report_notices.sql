-- What the reader saw in a report and could not use, with places.
SELECT code, message,
       concat_ws(', ', 'tabell ' || place_table, 'rad ' || place_row, 'stycke ' || place_paragraph)
           AS place,
       place_table, place_row, place_paragraph
FROM notice
WHERE report_id = $report_id
ORDER BY notice_no
