-- The initiatives of a selection. (After scope.sql, told_of.sql and said_words.sql or said_any.sql.)
, selected_initiative AS (
    SELECT i.initiative_id, i.report_id, i.initiative_no, i.initiative, i.area, i.kind, i.file, i.authority,
           s.period, s.period_order, s.schools,
           coalesce(t.achieved, 0) AS achieved, coalesce(t.on_track, 0) AS on_track,
           coalesce(t.started, 0) AS started, coalesce(t.unmarked, 0) AS unmarked
    FROM scoped s SEMI JOIN said USING (initiative_id) JOIN initiatives i USING (initiative_id)
         LEFT JOIN tally t USING (initiative_id)
    -- A period that is asked for is shown as it was, also where a later one tells more.
    WHERE ($period IS NOT NULL OR s.initiative_id IN (SELECT initiative_id FROM latest))
      AND (len($statuses) = 0 OR s.initiative_id IN (
          SELECT initiative_id FROM goals WHERE list_contains($statuses, status)))
)
