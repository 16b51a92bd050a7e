-- What the reports say of some measures, each claim with the unit that it is of, the latest first: the school
-- of its initiative, where that is one alone; else the authority's kommun, if it is known. A rejected målvärde is left out.
WITH alone AS (
    SELECT initiative_id, min(school) AS school
    FROM initiative_school GROUP BY initiative_id HAVING count(*) = 1
)
SELECT c.report_id, c.file, c.kind, c.initiative_id, c.initiative, c.claim_no, c.role, c.measure, c.value, c.from_value,
       c.unit, c.comparator, c.negated, c.direction, c.gender, c.grades, c.term, c.school_year,
       c.reached, c.quote, c.place, c.place_table, c.place_row, c.place_paragraph, c.target_key,
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
