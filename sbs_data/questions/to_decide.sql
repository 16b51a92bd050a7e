-- fragment: scoped_undecided
-- after: scope
-- What a person must say of the selection: of its initiatives, and of its reports where none is meant.
scoped_undecided AS (
    SELECT * FROM undecided
    WHERE CASE WHEN initiative_id IS NULL THEN report_id IN (SELECT report_id FROM scoped_report)
               ELSE initiative_id IN (SELECT initiative_id FROM scoped) END
)

-- name: to_decide
-- after: scoped_undecided
-- Everything that waits for a person, one row each, kind by kind, with what is needed to say it.
SELECT u.item_key, u.what, u.report_id, u.initiative_id, u.goal_id, u.subject, u.hint, u.suggestion,
       r.file, r.kind, r.period, r.authority, g.goal_ref, i.initiative, i.area,
       coalesce(g.place, q.place, i.place) AS place, g.status_place,
       g.marked_text, g.basis_detail, g.suggestion_quote, s.schools,
       m.score, m.state, e.period AS earlier_period, e.kind AS earlier_kind, e.file AS earlier_file,
       e.status AS earlier_status, g.status,
       coalesce(g.place_table, q.place_table, i.place_table) AS place_table,
       coalesce(g.place_row, q.place_row, i.place_row) AS place_row,
       coalesce(g.place_paragraph, q.place_paragraph, i.place_paragraph) AS place_paragraph,
       q.question_ref, q.asks, q.other, q.other_place, q.other_table, q.other_row, q.other_paragraph,
       g.status_table, g.status_row, g.status_paragraph, e.report_id AS earlier_report_id,
       e.place AS earlier_place, e.place_table AS earlier_table, e.place_row AS earlier_row,
       e.place_paragraph AS earlier_paragraph,
       CASE WHEN u.what = 'target' THEN split_part(u.item_key, '|', 2) END AS target_key,
       count(*) OVER () AS item_count
FROM scoped_undecided u
JOIN reports r USING (report_id)
LEFT JOIN goals g ON g.goal_id = u.goal_id
LEFT JOIN initiatives i ON i.initiative_id = u.initiative_id
LEFT JOIN asked_questions q
    ON starts_with(u.what, 'asked_') AND q.report_id = u.report_id AND q.question_ref = right(u.item_key, 18)
LEFT JOIN (
    SELECT goal_id, string_agg(school, ', ' ORDER BY school COLLATE sv) AS schools
    FROM goal_schools GROUP BY goal_id
) s ON s.goal_id = u.goal_id
LEFT JOIN goal_matches m
    ON u.what = 'match' AND m.goal_id = u.goal_id AND m.earlier_goal_id = u.suggestion
LEFT JOIN goals e ON e.goal_id = m.earlier_goal_id
WHERE len($whats) = 0 OR list_contains($whats, u.what)
ORDER BY list_position($order, u.what), r.period_order DESC NULLS LAST, r.file COLLATE sv,
         coalesce(g.place_table, q.place_table), coalesce(g.place_row, q.place_row),
         coalesce(g.place_paragraph, q.place_paragraph), u.item_key
LIMIT $most OFFSET $skip

-- name: undecided
-- after: scoped_undecided
-- What a report does not say: the first few of each kind, with how many there are of it.
SELECT u.report_id, u.initiative_id, u.goal_id, u.what, u.subject, u.hint, r.file,
       count(*) OVER (PARTITION BY u.what) AS what_count
FROM scoped_undecided u JOIN reports r USING (report_id)
QUALIFY row_number() OVER (
    PARTITION BY u.what ORDER BY r.imported_at DESC, r.file, u.initiative_id, u.goal_id
) <= $most
ORDER BY u.what, r.imported_at DESC, r.file, u.initiative_id, u.goal_id

-- name: waiting
-- after: scoped_undecided
-- How much waits for a person to decide, by kind.
SELECT what, count(*) AS item_count
FROM scoped_undecided
GROUP BY what

-- name: asked
-- A question of the reader in each report that asks it, or has it answered.
SELECT a.question_ref, a.report_id, a.file, a.authority, a.kind, r.period, a.asks, a.quote, a.other, a.answer
FROM asked_questions a JOIN reports r USING (report_id)
WHERE a.question_ref = $question_ref
ORDER BY r.period_order DESC NULLS LAST, a.file COLLATE sv, a.report_id

-- name: schoolless
-- The initiatives of a report that name no school.
SELECT initiative_id, subject AS initiative
FROM undecided
WHERE what = 'school' AND report_id = $report_id
ORDER BY initiative_id

-- name: decisions
-- What persons have decided, the latest first.
SELECT what, key, value, reason, subject, decided_by, decided_at, act_no, is_orphaned,
       count(*) OVER () AS decision_count
FROM decisions
WHERE NOT $only_orphaned OR is_orphaned
ORDER BY act_no DESC, what, key
LIMIT $most OFFSET $skip
