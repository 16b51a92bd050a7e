-- The same initiative in other redovisningar, the latest first: the same name at the same schools,
-- or goals that are told again. (After scope.sql and told_of.sql.)
SELECT i.initiative_id, i.report_id, i.initiative, i.kind, i.file, r.period,
       coalesce(t.achieved, 0) AS achieved, coalesce(t.on_track, 0) AS on_track,
       coalesce(t.started, 0) AS started, coalesce(t.unmarked, 0) AS unmarked,
       -- One that comes after this one: where both periods are known, the later, else the one imported later.
       coalesce(nullif(r.period_order, own.period_order) > own.period_order,
                r.import_no > own.import_no) AS is_later
FROM initiatives i JOIN reports r USING (report_id) LEFT JOIN tally t USING (initiative_id),
     (SELECT * FROM thread WHERE initiative_id = $initiative_id) own
WHERE i.report_id <> own.report_id
  AND i.initiative_id IN (
      SELECT initiative_id FROM thread WHERE thread = own.thread
      UNION
      SELECT g.initiative_id FROM goals g JOIN goals mine USING (goal_key)
      WHERE mine.initiative_id = $initiative_id)
ORDER BY r.period_order DESC NULLS LAST, r.import_no DESC, i.initiative_id
