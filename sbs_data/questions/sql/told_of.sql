-- How the goals of each initiative stand, and which of its accounts is the latest.
-- (After scope.sql.)
, tally AS (
    SELECT g.initiative_id,
           count_if(g.status = 'achieved')::INTEGER AS achieved,
           count_if(g.status = 'on_track')::INTEGER AS on_track,
           count_if(g.status = 'started')::INTEGER AS started,
           count_if(g.status = 'unmarked')::INTEGER AS unmarked,
           -- A later report goes on with a goal of it, whatever the initiative is called there.
           bool_or(now.report_id <> g.report_id) AS is_told_later
    FROM goals g JOIN goals now ON now.goal_key = g.goal_key AND now.is_current
    GROUP BY g.initiative_id
),
thread AS (
    -- One and the same initiative: one authority, the same schools, the same name but for its number.
    SELECT i.initiative_id, i.report_id, r.period_order, r.import_no,
           concat_ws('|', coalesce(r.authority, r.report_id), array_to_string(s.schools, '|'),
                     nullif(regexp_replace(lower(i.initiative), '[^\p{L}]+', '', 'g'), ''))
               AS thread
    FROM initiatives i JOIN reports r USING (report_id) LEFT JOIN school_of s USING (initiative_id)
),
latest AS (
    SELECT t.initiative_id
    FROM (SELECT *, rank() OVER (
              PARTITION BY thread ORDER BY period_order DESC NULLS LAST, import_no DESC, report_id
          ) AS nearness FROM thread) t
         LEFT JOIN tally USING (initiative_id)
    WHERE t.nearness = 1 AND NOT coalesce(tally.is_told_later, false)
)
