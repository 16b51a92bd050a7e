-- The kommuner that are known by code, those of the reports first.
SELECT u.unit_code AS municipality_code, u.unit_name AS name, bool_or(a.authority IS NOT NULL) AS is_own
FROM units u LEFT JOIN authority_units a ON a.municipality_code = u.unit_code
WHERE u.unit_kind = 'municipality' AND u.unit_name IS NOT NULL
GROUP BY ALL
ORDER BY is_own DESC, name COLLATE sv, municipality_code
