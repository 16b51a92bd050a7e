-- The keys that a decision changes, in a copy of a snapshot whose documents are the same.

UPDATE goal SET goal_key = k.goal_key, is_current = k.is_current
FROM goal_key k
WHERE k.goal_id = goal.goal_id
  AND (goal.goal_key <> k.goal_key OR goal.is_current <> k.is_current);

UPDATE claim SET target_key = t.target_key
FROM target t JOIN private.report r USING (sha256)
WHERE r.report_id = claim.report_id AND t.claim_no = claim.claim_no
  AND claim.target_key IS DISTINCT FROM t.target_key;
