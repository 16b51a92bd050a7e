-- Whose, of what and when: the initiatives of a selection, and the reports they stand in.
WITH school_of AS (
    SELECT initiative_id, list(school ORDER BY school COLLATE sv) AS schools
    FROM initiative_school
    GROUP BY initiative_id
),
form_of AS (
    SELECT initiative_id, list(form) AS forms FROM initiative_forms GROUP BY initiative_id
),
scoped AS (
    SELECT i.initiative_id, i.report_id, coalesce(s.schools, []) AS schools,
           r.period, r.period_order, r.import_no
    FROM initiatives i JOIN reports r USING (report_id)
         LEFT JOIN school_of s USING (initiative_id) LEFT JOIN form_of f USING (initiative_id)
    WHERE ($area IS NULL OR coalesce(i.area, '') = $area)
      AND ($period IS NULL OR coalesce(r.period, '') = $period)
      AND ($school IS NULL
           OR ($school = '' AND s.schools IS NULL)
           OR list_contains(s.schools, $school))
      AND ($form IS NULL
           OR ($form = '' AND f.forms IS NULL)
           OR list_contains(f.forms, $form))
),
scoped_report AS (
    SELECT report_id FROM scoped
    UNION
    -- A report of running text alone is nobody's own: it is there until a school, form or area is asked for.
    SELECT report_id FROM reports
    WHERE $school IS NULL AND $form IS NULL AND $area IS NULL
      AND ($period IS NULL OR coalesce(period, '') = $period)
)
