-- fragment: told_of
-- after: scope
-- How the goals of each initiative stand, and which of its accounts is the latest.
tally AS (
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

-- fragment: said_any
-- after: scope
-- No words are searched for: every initiative says enough.
said AS (SELECT initiative_id FROM scoped)

-- fragment: said_words
-- The initiatives that say every word of the search, somewhere: in name, area, schools or text.
said AS (
    SELECT initiative_id
    FROM (
        SELECT initiative_id, text FROM passages WHERE NOT is_template
        UNION ALL
        SELECT initiative_id, concat_ws(' ', initiative, area, schools) FROM initiatives
    ), (SELECT DISTINCT lower(unnest($words)) AS word)
    WHERE contains(lower(text), word)
    GROUP BY initiative_id
    HAVING count(DISTINCT word) = (SELECT count(DISTINCT lower(w)) FROM (SELECT unnest($words) AS w))
)

-- fragment: selected_initiative
-- after: told_of, said_any or said_words
-- The initiatives of a selection.
selected_initiative AS (
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

-- name: initiative_count
-- after: selected_initiative
-- How many initiatives the selection holds. One row.
SELECT count(*) AS initiative_count FROM selected_initiative

-- name: initiative_page
-- after: selected_initiative
-- One page of the selected initiatives: the latest account first, then by school (none said last),
-- then as in the document.
SELECT initiative_id, report_id, initiative, area, kind, period, file, authority,
       array_to_string(schools, ', ') AS schools, achieved, on_track, started, unmarked
FROM selected_initiative
ORDER BY period_order DESC NULLS LAST, len(schools) = 0, array_to_string(schools, ', ') COLLATE sv, file COLLATE sv,
         initiative_no, initiative_id
LIMIT $page_size OFFSET $skip

-- name: initiative
-- One initiative with what its report says of it in row 1. One row, or none.
SELECT i.initiative_id, i.initiative_ref, i.report_id, i.initiative, i.area, i.kind, i.file, i.authority, i.schools,
       i.participants_text, i.reference_text, i.mentioned_schools, r.period,
       i.place_table, i.place_row, i.place_paragraph
FROM initiatives i JOIN reports r USING (report_id)
WHERE i.initiative_id = $initiative_id

-- name: initiative_goals
-- The goals of an initiative in the order of the document, each with what its status rests on.
SELECT goal_id, report_id, goal, status, basis, basis_detail, ambiguous, repeated, suggestion,
       suggestion_quote, decided_by, is_current, place, place_table, place_row, place_paragraph
FROM goals
WHERE initiative_id = $initiative_id
ORDER BY goal_no

-- name: initiative_accounts
-- after: told_of
-- The same initiative in other redovisningar, the latest first: the same name at the same schools,
-- or goals that are told again.
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

-- name: initiative_passages
-- The words of some initiatives, part by part as in the matrix, each with its place.
SELECT initiative_id, report_id, part, text, place, place_table, place_row, place_paragraph
FROM passages
WHERE list_contains($initiative_ids, initiative_id) AND list_contains($parts, part) AND NOT is_template
ORDER BY passage_no

-- name: chain
-- The words of an initiative, part by part as in the matrix, each with its place.
SELECT part, text, place, report_id, place_table, place_row, place_paragraph
FROM passages
WHERE initiative_id = $initiative_id AND NOT is_template
ORDER BY passage_no
