-- What the documents in force say → the published tables, in a stable order. Written once for a
-- snapshot; only the keys in it change with what a person decides.
-- goal_key (goal_id, goal_key, is_current) and target (sha256, claim_no, target_key) are handed in.

INSERT INTO initiative BY NAME
SELECT r.report_id || '-i' || i.initiative_no AS initiative_id, r.report_id, i.* EXCLUDE (sha256)
FROM private.initiative i JOIN private.report r USING (sha256)
WHERE r.in_force ORDER BY r.report_order, i.initiative_no;

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

INSERT INTO claim BY NAME
SELECT r.report_id, r.report_id || '-i' || c.initiative_no AS initiative_id,
       c.* EXCLUDE (sha256, initiative_no), t.target_key
FROM private.claim c JOIN private.report r USING (sha256) LEFT JOIN target t USING (sha256, claim_no)
WHERE r.in_force ORDER BY r.report_order, c.claim_no;
