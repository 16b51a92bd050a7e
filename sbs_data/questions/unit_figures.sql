-- name: figure_units
-- The schools and kommuner that have figures of some measures, in alphabetical order, schools last;
-- a kommun once for each population. Of our huvudman's kommun, else of the reports' kommuner, where any is known: an enskild
-- huvudman has schools alone. reported_school: what the
-- reports call it, where they are about it.
WITH reported AS (
    SELECT unit_code, min(school) AS school, min(authority) AS authority FROM school_units GROUP BY unit_code
),
ours AS (SELECT municipality_code, school_codes FROM our_authority),
own AS (
    SELECT municipality_code FROM ours WHERE municipality_code IS NOT NULL
    UNION
    SELECT municipality_code FROM authority_units WHERE NOT EXISTS (FROM ours)
    UNION
    SELECT u.municipality_code FROM units u SEMI JOIN reported USING (unit_code)
    WHERE u.unit_kind = 'school' AND u.municipality_code IS NOT NULL AND NOT EXISTS (FROM ours)
),
offered AS (
    SELECT unit_kind, unit_code, unit_name, municipality_code
    FROM units
    WHERE unit_kind IN ('school', 'municipality')
      AND (municipality_code IN (FROM own)
           OR (NOT EXISTS (FROM own) AND NOT EXISTS (FROM ours))
           OR unit_code IN (SELECT unnest(school_codes) FROM ours)
           OR (unit_kind = 'school' AND unit_code IN (SELECT unit_code FROM reported)))
),
figured AS (
    SELECT o.unit_kind, o.unit_code, o.population
    FROM observations o SEMI JOIN offered f ON f.unit_kind = o.unit_kind AND f.unit_code = o.unit_code
    WHERE o.measure IN (SELECT unnest($measures)) AND o.population IN (SELECT unnest($populations))
      AND (o.marker IS NULL OR o.marker NOT IN ('missing', 'not_applicable'))
    GROUP BY ALL
)
SELECT f.unit_kind, f.unit_code, f.population,
       coalesce(o.unit_name, r.school, CASE f.unit_kind WHEN 'school' THEN 'Skolenhet ' ELSE 'Kommun ' END || f.unit_code)
           AS unit_name,
       o.municipality_code,
       m.unit_name AS municipality, r.school AS reported_school,
       coalesce(r.authority, a.authority) AS authority
FROM figured f JOIN offered o USING (unit_kind, unit_code)
     LEFT JOIN units m ON m.unit_kind = 'municipality' AND m.unit_code = o.municipality_code
     LEFT JOIN reported r ON f.unit_kind = 'school' AND r.unit_code = f.unit_code
     LEFT JOIN (SELECT municipality_code, min(authority) AS authority FROM authority_units GROUP BY ALL) a
       ON f.unit_kind = 'municipality' AND a.municipality_code = f.unit_code
ORDER BY f.unit_kind, o.unit_name COLLATE sv, f.unit_code, list_position($populations, f.population)

-- name: figure_years
-- The läsår that some units have figures of, the latest first.
SELECT DISTINCT school_year
FROM observations
WHERE unit_kind IN ('school', 'municipality') AND unit_code IN (SELECT unnest($units))
  AND measure IN (SELECT unnest($measures))
  AND (marker IS NULL OR marker NOT IN ('missing', 'not_applicable'))
ORDER BY school_year DESC

-- name: figure_measures
-- What a snapshot says of some measures, in the order asked for.
SELECT m.measure, m.name, m.short, m.definition, m.denominator, m.unit, m.source, m.grade, m.term_rule, m.is_share,
       m.is_own, m.is_every_other_year, m.higher_is_better
FROM measures m
WHERE m.measure IN (SELECT unnest($measures))
ORDER BY list_position($measures, m.measure)

-- name: figure_facts
-- Every figure of some measures and units, from every source, oldest first. A school that no file names is called as the
-- reports call it.
WITH reported AS (SELECT unit_code, min(school) AS school FROM school_units GROUP BY unit_code)
SELECT o.measure, o.unit_kind, o.unit_code, coalesce(o.unit_name, r.school) AS unit_name, o.school_year, o.year_order, o.term, o.occasion, o.gender,
       o.grade, o.population, o.value, o.marker, o.range_low, o.range_high, o.pupils, o.pupils_basis, o.count, o.status,
       o.source, o.published_on, o.retrieved_on, o.file, o.place, o.is_preferred, p.words AS population_words
FROM observations o LEFT JOIN populations p USING (population)
     LEFT JOIN reported r ON o.unit_kind = 'school' AND r.unit_code = o.unit_code
WHERE o.unit_kind IN ('school', 'municipality', 'nation') AND o.unit_code IN (SELECT unnest($units))
  AND o.measure IN (SELECT unnest($measures))
ORDER BY o.year_order, o.occasion NULLS FIRST, o.unit_kind, o.unit_code, o.population, o.gender, o.measure, o.source

-- name: figure_targets
-- The målvärden that count for a unit: its own first, then those of the kommun it lies in or of the authority that
-- runs it; of each what falls due last.
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades, t.unit_kind, t.unit_code,
       t.unit_name, t.authority, t.school_year, t.term, t.basis, t.quote, t.report_id, t.reached, t.decided_by,
       t.decided_at, t.reason, t.is_example, m.name AS measure_name, m.grade AS measure_grade
FROM targets t JOIN measures m USING (measure)
WHERE (t.unit_code IN ($unit, $municipality) AND t.unit_kind IN ('school', 'municipality', 'authority'))
   OR (t.unit_code IS NULL AND t.authority = $authority)
ORDER BY (t.unit_code = $unit) IS TRUE DESC, t.school_year DESC NULLS LAST, t.decided_at DESC NULLS LAST, t.target_key

-- name: figure_claims
-- What the reports say of some measures, each claim with the unit that it is of, the latest first: the school
-- of its initiative, where that is one alone; else the authority's kommun, if it is known. A rejected målvärde is left out.
WITH alone AS (
    SELECT initiative_id, min(school) AS school
    FROM initiative_school GROUP BY initiative_id HAVING count(*) = 1
)
SELECT c.report_id, c.file, c.kind, c.initiative_id, c.initiative, c.claim_no, c.role, c.measure, c.value, c.from_value, c.of_count, c.is_change,
       c.unit, c.comparator, c.negated, c.direction, c.gender, c.grades, c.term, c.school_year,
       c.reached, t.reached_value, t.reached_file, t.reached_place, t.missed_value, t.missed_file, t.missed_place, c.quote, c.place, c.place_table, c.place_row, c.place_paragraph, c.target_key,
       CASE WHEN a.school IS NULL THEN k.municipality_code ELSE s.unit_code END AS unit_code, coalesce(a.school, c.authority) AS unit_name,
       c.authority, a.school, k.municipality_code, t.confirmed_by, r.period_order
FROM claims c JOIN reports r USING (report_id)
     LEFT JOIN alone a USING (initiative_id)
     LEFT JOIN school_units s ON s.school = a.school AND s.authority IS NOT DISTINCT FROM c.authority
     LEFT JOIN authority_units k ON k.authority = c.authority
     LEFT JOIN stated_targets t USING (target_key)
WHERE c.measure IN (SELECT unnest($measures)) AND t.rejected_by IS NULL
  AND ($initiatives IS NULL OR list_contains($initiatives, c.initiative_id))
  AND ($units IS NULL OR CASE WHEN a.school IS NULL THEN k.municipality_code ELSE s.unit_code END IN (SELECT unnest($units))
       OR (a.school IS NULL AND c.authority = $authority))
ORDER BY c.school_year DESC NULLS LAST, r.period_order DESC NULLS LAST, r.import_no DESC, c.file, c.claim_no
