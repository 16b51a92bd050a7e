-- The reports' schools with the skolenhet that each is, if any is known.
SELECT s.authority, s.school, u.unit_code, u.basis, u.decided_by, n.unit_name
FROM schools s
LEFT JOIN school_units u ON u.school = s.school AND u.authority IS NOT DISTINCT FROM s.authority
LEFT JOIN units n ON n.unit_kind = 'school' AND n.unit_code = u.unit_code
WHERE s.school <> $whole_authority
ORDER BY s.school COLLATE sv, s.authority COLLATE sv
