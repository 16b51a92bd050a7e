-- The reports' authorities with the kommun that each is, if any is known.
SELECT r.authority, a.municipality_code, a.basis, a.decided_by, u.unit_name
FROM (SELECT DISTINCT authority FROM reports WHERE authority IS NOT NULL) r
LEFT JOIN authority_units a USING (authority)
LEFT JOIN units u ON u.unit_kind = 'municipality' AND u.unit_code = a.municipality_code
ORDER BY r.authority COLLATE sv
