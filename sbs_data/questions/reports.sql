-- name: reports
-- The reports in force, the latest imported first; unsaid_schools: initiatives without a school, unsaid: what
-- else is asked of it, hint: the periods that its text names, named: the authorities.
SELECT r.report_id, r.file, r.role, r.kind, r.kind_basis, r.authority, r.authority_basis, r.period,
       r.period_basis, r.period_suggestion, r.is_example, r.imported_at, r.imported_by, r.import_no,
       r.initiative_count, r.goal_count, r.notice_count, coalesce(u.initiatives, 0) AS unsaid_schools,
       u.unsaid, u.hint, u.named
FROM reports r
LEFT JOIN (
    SELECT report_id, count(*) FILTER (what = 'school') AS initiatives,
           string_agg(what, ', ') FILTER (what IN ('authority', 'kind', 'period')) AS unsaid,
           any_value(hint) FILTER (what = 'period') AS hint, any_value(hint) FILTER (what = 'authority') AS named
    FROM undecided WHERE what IN ('authority', 'kind', 'period', 'school') GROUP BY report_id
) u USING (report_id)
WHERE NOT $waiting OR u.report_id IS NOT NULL
ORDER BY r.imported_at DESC, r.import_no DESC, r.file COLLATE sv
LIMIT $most OFFSET $skip

-- name: report_files
-- Which file each report in force was read from, and whose redovisning it is, the first imported first.
SELECT report_id, file, imported_at, sha256, authority, kind, period
FROM reports
ORDER BY imported_at, file

-- name: report_ids
-- The reports that an id or a file's name means.
SELECT report_id FROM reports WHERE $named IN (report_id, file) ORDER BY report_id

-- name: authorities
-- Whose the reports are: one row per name.
SELECT DISTINCT authority FROM reports WHERE authority IS NOT NULL

-- name: report
-- One report. One row, or none.
SELECT report_id, file, role, kind, kind_basis, authority, authority_basis, period, period_basis,
       period_suggestion, imported_at, imported_by, goal_count, initiative_count, notice_count, is_example
FROM reports
WHERE report_id = $report_id

-- name: report_passages
-- Every paragraph of a report, each initiative's first and then the running text.
SELECT p.passage_no, p.initiative_id, i.initiative_no, i.initiative, i.area, i.schools, p.part, p.heading,
       p.text, p.is_template, p.place, p.place_table, p.place_row, p.place_paragraph
FROM passages p LEFT JOIN initiatives i USING (initiative_id)
WHERE p.report_id = $report_id
ORDER BY p.passage_no

-- name: report_goals
-- The goals of a report, each where it is written and where it is marked.
SELECT goal_id, goal_ref, initiative_id, goal_no, goal, marked_text, status, basis, basis_detail, ambiguous, repeated,
       suggestion, suggestion_quote, decided_by, place, place_table, place_row, place_paragraph,
       status_place, status_table, status_row, status_paragraph
FROM goals
WHERE report_id = $report_id
ORDER BY initiative_id, goal_no

-- name: report_notices
-- What the reader saw in a report and could not use, with places.
SELECT code, message,
       concat_ws(', ', 'tabell ' || place_table, 'rad ' || place_row, 'stycke ' || place_paragraph)
           AS place,
       place_table, place_row, place_paragraph
FROM notice
WHERE report_id = $report_id
ORDER BY notice_no
