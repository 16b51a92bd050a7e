-- The goals of a selection, one row per goal and report.
WITH school_of AS (
    -- Per initiative, of which there are few; its goals have the same schools.
    SELECT initiative_id, list(school ORDER BY school COLLATE sv) AS schools,
           lower(string_agg(school, ' ')) AS school_words
    FROM initiative_school
    GROUP BY initiative_id
),
selected AS (
    SELECT g.*, coalesce(s.schools, []) AS schools
    FROM goals g LEFT JOIN school_of s USING (initiative_id)
    -- A report that is asked for is shown whole, also where a later one tells the goal again.
    WHERE ($every_account OR is_current OR $report_id IS NOT NULL)
      AND ($area IS NULL OR coalesce(area, '') = $area)
      AND (len($statuses) = 0 OR list_contains($statuses, status))
      AND ($report_id IS NULL OR report_id = $report_id)
      AND ($school IS NULL
           OR ($school = '' AND s.schools IS NULL)
           OR list_contains(s.schools, $school))
      -- Every word of the search, anywhere in the goal, its initiative, area or schools.
      AND NOT EXISTS (
          SELECT 1
          FROM (SELECT unnest($words) AS word)
          WHERE NOT contains(
              lower(concat_ws(' ', goal, marked_text, initiative, area, school_words)),
              lower(word)))
)
