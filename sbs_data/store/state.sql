-- What persons have said → the published tables, after the facts: all of it, anew with every act.

DELETE FROM report;
DELETE FROM initiative_school;
DELETE FROM target_decision;

INSERT INTO report BY NAME
SELECT report_id, file, sha256, kind, kind_basis, role, authority, authority_basis, period,
       period_basis, school_year, term, period_order, period_suggestion, is_example, imported_at,
       imported_by, import_no
FROM private.report WHERE in_force ORDER BY report_order;

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

INSERT INTO target_decision BY NAME
FROM private.target_decision ORDER BY act_no;
