-- What is in force in the private database → the published tables, in a stable order.
-- goal_key (goal_id, goal_key, is_current) is handed in by publish.py.

INSERT INTO report BY NAME
SELECT report_id, file, sha256, kind, kind_basis, role, authority, authority_basis, period,
       period_basis, school_year, term, period_order, period_suggestion, is_example, imported_at,
       imported_by, import_no
FROM private.report WHERE in_force ORDER BY report_order;

INSERT INTO initiative BY NAME
SELECT r.report_id || '-i' || i.initiative_no AS initiative_id, r.report_id, i.* EXCLUDE (sha256)
FROM private.initiative i JOIN private.report r USING (sha256)
WHERE r.in_force ORDER BY r.report_order, i.initiative_no;

INSERT INTO initiative_school BY NAME
SELECT r.report_id || '-i' || s.initiative_no AS initiative_id, s.school, 'report' AS basis
FROM private.initiative_school s JOIN private.report r USING (sha256)
WHERE r.in_force ORDER BY r.report_order, s.initiative_no, s.school_no;

-- A person's answer speaks only for initiatives whose row 1 names no school.
INSERT INTO initiative_school BY NAME
SELECT i.initiative_id, r.answered_school AS school, 'person' AS basis
FROM initiative i JOIN private.report r USING (report_id)
WHERE r.answered_school IS NOT NULL
  AND NOT EXISTS (FROM initiative_school s WHERE s.initiative_id = i.initiative_id)
ORDER BY r.report_order, i.initiative_no;

INSERT INTO goal BY NAME
SELECT k.goal_id, r.report_id || '-i' || g.initiative_no AS initiative_id,
       g.* EXCLUDE (sha256, initiative_no),
       CASE WHEN g.status = 'unmarked' THEN NULL ELSE 'report' END AS decided_by,
       k.goal_key, k.is_current
FROM private.goal g JOIN private.report r USING (sha256)
     JOIN goal_key k ON k.goal_id = r.report_id || '-i' || g.initiative_no || '-g' || g.goal_no
WHERE r.in_force ORDER BY r.report_order, g.initiative_no, g.goal_no;

INSERT INTO passage BY NAME
SELECT r.report_id, r.report_id || '-i' || p.initiative_no AS initiative_id,
       p.* EXCLUDE (sha256, initiative_no)
FROM private.passage p JOIN private.report r USING (sha256)
WHERE r.in_force ORDER BY r.report_order, p.passage_no;

INSERT INTO notice BY NAME
SELECT r.report_id, n.* EXCLUDE (sha256)
FROM private.notice n JOIN private.report r USING (sha256)
WHERE r.in_force ORDER BY r.report_order, n.notice_no;
