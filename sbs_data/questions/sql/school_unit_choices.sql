-- The skolenheter that a school of an authority can be: those of its kommun, else every one.
SELECT u.unit_code, u.unit_name
FROM units u
WHERE u.unit_kind = 'school'
  AND (u.municipality_code = (SELECT municipality_code FROM authority_units WHERE authority = $authority)
       OR NOT EXISTS (FROM authority_units WHERE authority = $authority))
ORDER BY u.unit_name COLLATE sv NULLS LAST, u.unit_code
