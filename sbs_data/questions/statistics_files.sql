-- name: statistics_files
-- The statistics files in force, the latest imported first, some at a time.
SELECT file_id, file, kind, source, observation_count, published_on, retrieved_on, imported_at,
       imported_by, import_no, is_example, count(*) OVER () AS file_count,
       count(*) OVER (PARTITION BY import_no) AS import_file_count
FROM statistics_files
ORDER BY import_no DESC, file COLLATE sv, file_id
LIMIT $most OFFSET $skip

-- name: statistics_notices
-- What the readers of some statistics files want a person to know.
SELECT file, message
FROM statistics_notices
WHERE list_contains($file_ids, file_id)
ORDER BY file COLLATE sv, notice_no
