-- The initiatives of a report that name no school.
SELECT initiative_id, subject AS initiative
FROM undecided
WHERE what = 'school' AND report_id = $report_id
ORDER BY initiative_id
