-- name: unit
-- A unit of the statistics by its code, of one of some kinds. One row, or none.
SELECT unit_kind, unit_code, unit_name
FROM units
WHERE list_contains($kinds, unit_kind) AND unit_code = $code

-- name: school_unit_names
-- The reports' schools with the skolenhet that each is, if any is known.
SELECT s.authority, s.school, u.unit_code, u.basis, u.decided_by, n.unit_name
FROM schools s
LEFT JOIN school_units u ON u.school = s.school AND u.authority IS NOT DISTINCT FROM s.authority
LEFT JOIN units n ON n.unit_kind = 'school' AND n.unit_code = u.unit_code
WHERE s.school <> $whole_authority
ORDER BY s.school COLLATE sv, s.authority COLLATE sv

-- name: example_schools_without_unit
-- The example's schools that are no skolenhet, and that nobody has said of that they are none.
SELECT r.authority, u.subject AS school
FROM undecided u JOIN reports r USING (report_id)
WHERE u.what = 'school_unit' AND r.is_example
ORDER BY ALL

-- name: our_authority
-- Whose the dashboard is. One row, or none.
SELECT authority, municipality_code, school_codes, basis, decided_by FROM our_authority

-- name: our_authority_choices
-- Whose it can be: the reports' huvudmän that are no kommun, the kommuner that files tell of, then every other.
-- is_named: something imported is of it.
WITH named AS (
    SELECT municipality_code FROM authority_units
    UNION SELECT municipality_code FROM units WHERE unit_kind IN ('school', 'municipality') AND municipality_code IS NOT NULL
)
SELECT r.authority AS whose, r.authority AS name, true AS is_named, true AS is_private
FROM (SELECT DISTINCT authority FROM reports WHERE authority IS NOT NULL) r ANTI JOIN authority_units USING (authority)
UNION ALL
SELECT coalesce(m.municipality_code, n.municipality_code), coalesce(m.municipality, u.unit_name, n.municipality_code),
       n.municipality_code IS NOT NULL, false
FROM municipalities m FULL JOIN named n USING (municipality_code)
     LEFT JOIN units u ON u.unit_kind = 'municipality' AND u.unit_code = n.municipality_code
ORDER BY is_private DESC, is_named DESC, name COLLATE sv, whose

-- name: followed_names
-- What a name in an old link means now: a school of the reports as it is or was written, or as a person has said; a
-- skolenhet by the name that it has or had. name_key is the name as words alone.
WITH written AS (
    SELECT s.school_written AS name, s.school FROM initiative_school s WHERE s.school_written IS NOT NULL
    UNION SELECT school, school FROM initiative_school
    UNION SELECT split_part(key, '|', 2), value FROM decisions
    WHERE what = 'school' AND value IN (SELECT school FROM initiative_school)
),
called AS (
    SELECT name_key, unit_code FROM unit WHERE unit_kind = 'school' AND name_key <> ''
    UNION SELECT name_key, unit_code FROM unit_earlier_name
)
SELECT trim(regexp_replace(lower(w.name), '[^\p{L}\p{N}_%]+', ' ', 'g')) AS name_key, w.school, u.unit_code
FROM written w LEFT JOIN (SELECT school, min(unit_code) AS unit_code FROM school_units
                          GROUP BY school HAVING count(DISTINCT unit_code) = 1) u USING (school)
UNION
SELECT c.name_key, s.school, c.unit_code
FROM called c LEFT JOIN (SELECT unit_code, min(school) AS school FROM school_units GROUP BY unit_code) s USING (unit_code)

-- name: school_unit_choices
-- The skolenheter that a school of an authority can be: those of its kommun and those that no file places, else every one.
-- is_taken: another of the reports' schools is that one.
SELECT u.unit_code, u.unit_name, m.municipality, u.unit_code IN (SELECT unit_code FROM school_units) AS is_taken
FROM units u LEFT JOIN municipalities m USING (municipality_code)
WHERE u.unit_kind = 'school'
  AND (u.municipality_code IS NULL
       OR u.municipality_code = (SELECT municipality_code FROM authority_units WHERE authority = $authority)
       OR NOT EXISTS (FROM authority_units WHERE authority = $authority))
ORDER BY u.unit_name COLLATE sv NULLS LAST, u.unit_code

-- name: authority_unit_names
-- The reports' authorities with the kommun that each is, if any is known.
SELECT r.authority, a.municipality_code, a.basis, a.decided_by, u.unit_name
FROM (SELECT DISTINCT authority FROM reports WHERE authority IS NOT NULL) r
LEFT JOIN authority_units a USING (authority)
LEFT JOIN units u ON u.unit_kind = 'municipality' AND u.unit_code = a.municipality_code
ORDER BY r.authority COLLATE sv

-- name: known_municipalities
-- The kommuner that are known by code, our own and those of the reports first.
SELECT u.unit_code AS municipality_code, u.unit_name AS name,
       bool_or(a.authority IS NOT NULL OR o.authority IS NOT NULL) AS is_own
FROM units u LEFT JOIN authority_units a ON a.municipality_code = u.unit_code
     LEFT JOIN our_authority o ON o.municipality_code = u.unit_code
WHERE u.unit_kind = 'municipality' AND u.unit_name IS NOT NULL
GROUP BY ALL
ORDER BY is_own DESC, name COLLATE sv, municipality_code

-- name: similar_municipalities
-- The kommuner that are like one kommun as to its grundskola: of the groups that bear its name, the latest.
WITH named AS (
    SELECT g.unit_code AS group_code, g.unit_name AS group_name
    FROM units g JOIN units m ON m.unit_kind = 'municipality' AND m.unit_code = $municipality
    WHERE g.unit_kind = 'group' AND contains(g.unit_name, m.unit_name)
    ORDER BY contains(lower(g.unit_name), 'grundskola') DESC, regexp_extract(g.unit_name, '\d{4}') DESC, g.unit_code
    LIMIT 1
)
SELECT n.group_code, n.group_name, m.municipality_code
FROM named n JOIN group_members m USING (group_code)
WHERE m.municipality_code <> $municipality
ORDER BY m.municipality_code
