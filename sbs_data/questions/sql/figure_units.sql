-- The schools and kommuner that have figures of some measures, in alphabetical order, schools last;
-- a kommun once for each population. Of the reports' own kommuner, where any is known.
-- is_reported: the school is one that the reports are about.
WITH reported AS (
    SELECT unit_code, min(school) AS school, min(authority) AS authority FROM school_units GROUP BY unit_code
),
own AS (
    SELECT municipality_code FROM authority_units
    UNION
    SELECT u.municipality_code FROM units u SEMI JOIN reported USING (unit_code)
    WHERE u.unit_kind = 'school' AND u.municipality_code IS NOT NULL
),
offered AS (
    SELECT unit_kind, unit_code, unit_name, municipality_code
    FROM units
    WHERE unit_kind IN ('school', 'municipality')
      AND (municipality_code IN (FROM own) OR NOT EXISTS (FROM own)
           OR (unit_kind = 'school' AND unit_code IN (SELECT unit_code FROM reported)))
),
figured AS (
    SELECT o.unit_kind, o.unit_code, o.population
    FROM observations o SEMI JOIN offered f ON f.unit_kind = o.unit_kind AND f.unit_code = o.unit_code
    WHERE o.measure IN (SELECT unnest($measures)) AND o.population IN (SELECT unnest($populations))
      AND (o.marker IS NULL OR o.marker NOT IN ('missing', 'not_applicable'))
    GROUP BY ALL
)
SELECT f.unit_kind, f.unit_code, f.population, coalesce(o.unit_name, f.unit_code) AS unit_name, o.municipality_code,
       m.unit_name AS municipality, r.school AS reported_school,
       coalesce(r.authority, a.authority) AS authority
FROM figured f JOIN offered o USING (unit_kind, unit_code)
     LEFT JOIN units m ON m.unit_kind = 'municipality' AND m.unit_code = o.municipality_code
     LEFT JOIN reported r ON f.unit_kind = 'school' AND r.unit_code = f.unit_code
     LEFT JOIN (SELECT municipality_code, min(authority) AS authority FROM authority_units GROUP BY ALL) a
       ON f.unit_kind = 'municipality' AND a.municipality_code = f.unit_code
ORDER BY f.unit_kind, o.unit_name COLLATE sv, f.unit_code, list_position($populations, f.population)
