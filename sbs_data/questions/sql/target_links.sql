-- The initiatives that some målvärden belong to or may belong to, those that wait for a person first.
SELECT l.target_key, l.initiative_id, l.state, l.part, l.quote, l.decided_by, l.decided_at,
       i.initiative, r.period, r.kind,
       (SELECT string_agg(s.school, ', ' ORDER BY s.school COLLATE sv) FROM initiative_school s
         WHERE s.initiative_id = l.initiative_id) AS schools
FROM target_links l JOIN initiatives i USING (initiative_id) JOIN reports r ON r.report_id = i.report_id
WHERE list_contains($target_keys, l.target_key)
ORDER BY l.target_key, list_position(['linked', 'suggested', 'rejected'], l.state),
         r.period_order DESC NULLS LAST, i.initiative COLLATE sv, l.initiative_id
