-- The goals of a selection, one row per goal and report. (After scope.sql.)
, told AS (
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
