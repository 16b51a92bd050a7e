-- How much waits for a person to decide, by kind. (After scope.sql.)
SELECT what, count(*) AS item_count
FROM undecided u
WHERE CASE WHEN u.initiative_id IS NULL THEN u.report_id IN (SELECT report_id FROM scoped_report)
           ELSE u.initiative_id IN (SELECT initiative_id FROM scoped) END
GROUP BY what
