-- What persons have said and what follows from it → the published tables, in a copy of the ground.
-- derived.goal and derived.initiative say what follows for the goals and initiatives of the
-- documents; target (sha256, claim_no, target_key, aim_key) and read_otherwise (key_before, target_key) are handed in.

INSERT INTO initiative BY NAME
SELECT d.initiative_id, d.initiative_ref, r.report_id, d.area, i.area AS area_written,
       i.* EXCLUDE (sha256, area)
FROM private.initiative i JOIN standing.report r USING (sha256)
     JOIN derived.initiative d ON d.initiative_id = r.report_id || '-i' || i.initiative_no
WHERE r.in_force ORDER BY r.report_order, i.initiative_no;

INSERT INTO goal BY NAME
SELECT d.*, r.report_id || '-i' || g.initiative_no AS initiative_id,
       g.* EXCLUDE (sha256, initiative_no, status, basis, basis_detail),
       g.status AS report_status, g.basis AS report_basis, g.basis_detail AS report_basis_detail
FROM private.goal g JOIN standing.report r USING (sha256)
     JOIN derived.goal d ON d.goal_id = r.report_id || '-i' || g.initiative_no || '-g' || g.goal_no
WHERE r.in_force ORDER BY r.report_order, g.initiative_no, g.goal_no;

-- The rest is little, and is written at once.
BEGIN;

INSERT INTO report BY NAME
SELECT report_id, file, sha256, kind, kind_basis, role, authority, authority_basis, authority_suggestion, period,
       period_basis, school_year, term, period_order, period_suggestion, main_report, is_example,
       imported_at, imported_by, import_no
FROM standing.report WHERE in_force ORDER BY report_order;

INSERT INTO target_key_before BY NAME
FROM read_otherwise ORDER BY key_before;

-- What was decided on words that are read otherwise now holds for the målvärde that they are; the latest act counts.
INSERT INTO target_decision BY NAME
SELECT coalesce(b.target_key, d.target_key) AS target_key, d.* EXCLUDE (target_key)
FROM standing.target_decision d LEFT JOIN target_key_before b ON b.key_before = d.target_key
QUALIFY row_number() OVER (PARTITION BY coalesce(b.target_key, d.target_key) ORDER BY d.act_no DESC) = 1
ORDER BY d.act_no;

INSERT INTO decision BY NAME
SELECT coalesce(b.target_key || substr(d.key, strpos(d.key, '|')), d.key) AS key, d.* EXCLUDE (key)
FROM derived.decision d LEFT JOIN target_key_before b
     ON d.what = 'target_link' AND b.key_before = split_part(d.key, '|', 1)
QUALIFY row_number() OVER (
    PARTITION BY d.what, coalesce(b.target_key || substr(d.key, strpos(d.key, '|')), d.key) ORDER BY d.act_no DESC) = 1
ORDER BY d.act_no;

INSERT INTO initiative_school BY NAME FROM derived.initiative_school;
INSERT INTO initiative_form BY NAME FROM derived.initiative_form;
INSERT INTO goal_move BY NAME FROM derived.goal_move;
INSERT INTO goal_match BY NAME FROM derived.goal_match;
INSERT INTO question BY NAME FROM derived.question;
INSERT INTO derivation BY NAME FROM derived.derivation;

INSERT INTO school BY NAME
SELECT s.*, t.goal_count, t.latest_report_id
FROM derived.school s
JOIN (
    SELECT r.authority, o.school, count(DISTINCT g.goal_id) FILTER (g.is_current) AS goal_count,
           arg_max(r.report_id, (coalesce(r.period_order, 0), r.report_order)) AS latest_report_id
    FROM initiative_school o JOIN initiative i USING (initiative_id)
         JOIN standing.report r USING (report_id) LEFT JOIN goal g USING (initiative_id)
    GROUP BY ALL) t
  ON t.school = s.school AND t.authority IS NOT DISTINCT FROM s.authority;

UPDATE claim SET target_key = t.target_key, aim_key = t.aim_key
FROM target t JOIN standing.report r USING (sha256)
WHERE r.report_id = claim.report_id AND t.claim_no = claim.claim_no;

COMMIT;
