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
