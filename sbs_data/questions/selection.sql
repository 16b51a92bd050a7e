-- fragment: scope
-- Whose, of what and when: the initiatives of a selection, and the reports they stand in.
school_of AS (
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

-- fragment: selected
-- after: scope
-- The goals of a selection, one row per goal and report.
told AS (
    SELECT g.*, s.schools
    FROM goals g JOIN scoped s USING (initiative_id)
    -- A report or a period that is asked for is shown as it was, also where a later one tells more.
    WHERE ($every_account OR is_current OR $report_id IS NOT NULL OR $period IS NOT NULL)
      AND (len($statuses) = 0 OR list_contains($statuses, status))
      AND ($report_id IS NULL OR g.report_id = $report_id)
      -- Every word of the search, anywhere in the goal, its initiative, area or schools.
      AND NOT EXISTS (
          SELECT 1
          FROM (SELECT unnest($words) AS word)
          WHERE NOT contains(
              lower(concat_ws(' ', goal, marked_text, initiative, area,
                              array_to_string(s.schools, ' '))),
              lower(word)))
),
selected AS (
    -- Two reports of one period may tell one goal: it counts once, as the current one has it.
    SELECT * FROM told
    QUALIFY $every_account OR $report_id IS NOT NULL OR $period IS NULL
         OR row_number() OVER (PARTITION BY goal_key ORDER BY is_current DESC, goal_id DESC) = 1
)

-- name: choices
-- What can be chosen in the filters: one row per kind and value, in the order of the list; '' is
-- "not said". Periods come latest first.
SELECT kind, value, label
FROM (
    SELECT 'school' AS kind, coalesce(s.school, '') AS value, NULL AS label, NULL AS late
    FROM goals g LEFT JOIN goal_schools s USING (goal_id)
    GROUP BY ALL
    UNION ALL
    SELECT 'form', coalesce(f.form, ''), NULL, NULL
    FROM initiatives i LEFT JOIN initiative_forms f USING (initiative_id)
    GROUP BY ALL
    UNION ALL
    SELECT 'area', coalesce(area, ''), NULL, NULL FROM goals GROUP BY ALL
    UNION ALL
    SELECT 'period', coalesce(period, ''), NULL, max(period_order) FROM reports GROUP BY period
    UNION ALL
    SELECT 'report', report_id, file, NULL FROM reports WHERE goal_count > 0
    UNION ALL
    SELECT 'authority', authority, NULL, NULL FROM reports WHERE authority IS NOT NULL GROUP BY ALL
)
ORDER BY kind, late DESC, label COLLATE sv, value COLLATE sv
