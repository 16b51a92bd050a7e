-- One page of the selected initiatives: the latest account first, then by school (none said last),
-- then as in the document. (After selected_initiatives.sql.)
SELECT initiative_id, report_id, initiative, area, kind, period, file, authority,
       array_to_string(schools, ', ') AS schools, achieved, on_track, started, unmarked
FROM selected_initiative
ORDER BY period_order DESC NULLS LAST, len(schools) = 0, array_to_string(schools, ', ') COLLATE sv, file COLLATE sv,
         initiative_no, initiative_id
LIMIT $page_size OFFSET $skip
