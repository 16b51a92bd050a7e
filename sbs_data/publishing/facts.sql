-- The words of the documents in force that are ``lacking`` → the tables of the ground. They come in
-- the order of the database, which is that of import: sorting would take all of them in memory.

INSERT INTO passage BY NAME
SELECT r.report_id, r.report_id || '-i' || p.initiative_no AS initiative_id,
       p.* EXCLUDE (sha256, initiative_no)
FROM private.passage p JOIN standing.report r USING (sha256) SEMI JOIN lacking USING (sha256);

INSERT INTO notice BY NAME
SELECT r.report_id, n.* EXCLUDE (sha256)
FROM private.notice n JOIN standing.report r USING (sha256) SEMI JOIN lacking USING (sha256);

-- Which målvärde a claim states follows from what persons have said: state.sql.
INSERT INTO claim BY NAME
SELECT r.report_id, r.report_id || '-i' || c.initiative_no AS initiative_id,
       c.* EXCLUDE (sha256, initiative_no)
FROM private.claim c JOIN standing.report r USING (sha256) SEMI JOIN lacking USING (sha256);

INSERT INTO asked BY NAME
SELECT r.report_id, r.report_id || '-i' || a.initiative_no AS initiative_id,
       'q-' || left(md5(a.asked_key), 16) AS question_ref, a.* EXCLUDE (sha256, initiative_no, asked_key)
FROM private.asked a JOIN standing.report r USING (sha256) SEMI JOIN lacking USING (sha256);
