-- The units that a målvärde can be set for: of the kommun of some report, if any is known, else all.
WITH own AS (SELECT DISTINCT municipality_code FROM authority_units)
SELECT u.unit_kind, u.unit_code, u.unit_name, c.unit_name AS municipality
FROM units u LEFT JOIN units c ON c.unit_kind = 'municipality' AND c.unit_code = u.municipality_code
WHERE u.unit_kind IN ('school', 'municipality', 'authority') AND u.unit_name IS NOT NULL
  AND (u.municipality_code IN (FROM own) OR NOT EXISTS (FROM own))
ORDER BY list_position(['municipality', 'authority', 'school'], u.unit_kind), u.unit_name COLLATE sv, u.unit_code
