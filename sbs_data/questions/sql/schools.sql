-- Every school, in alphabetical order, with its forms, its spellings and its latest redovisning.
SELECT authority, school, forms, form_codes, forms_basis, spellings, goal_count, latest_report_id,
       latest_period, latest_period_order, latest_imported_at
FROM schools
WHERE $authority IS NULL OR authority = $authority
ORDER BY school COLLATE sv, authority COLLATE sv
