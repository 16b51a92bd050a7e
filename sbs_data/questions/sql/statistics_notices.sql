-- What the readers of some statistics files want a person to know.
SELECT file, message
FROM statistics_notices
WHERE list_contains($file_ids, file_id)
ORDER BY file COLLATE sv, notice_no
