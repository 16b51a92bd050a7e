-- What persons have decided, the latest first.
SELECT what, key, value, reason, subject, decided_by, decided_at, act_no, is_orphaned,
       count(*) OVER () AS decision_count
FROM decisions
WHERE NOT $only_orphaned OR is_orphaned
ORDER BY act_no DESC, what, key
LIMIT $most OFFSET $skip
