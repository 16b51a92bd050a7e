-- Every place where a målvärde is said, in the order of the reports.
SELECT quote, place, file, report_id, place_table, place_row, place_paragraph
FROM claims WHERE target_key = $target_key
ORDER BY file, claim_no
