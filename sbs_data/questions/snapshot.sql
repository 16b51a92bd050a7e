-- name: contents
-- The snapshot itself, and how much is in it. One row.
SELECT s.snapshot_no, s.published_at, s.has_example,
       (SELECT count(*) FROM reports) AS report_count,
       (SELECT count(*) FROM goals WHERE is_current) AS goal_count
FROM snapshot s
