-- The initiatives that say every word of the search, somewhere: in name, area, schools or text.
, said AS (
    SELECT initiative_id
    FROM (
        SELECT initiative_id, text FROM passages WHERE NOT is_template
        UNION ALL
        SELECT initiative_id, concat_ws(' ', initiative, area, schools) FROM initiatives
    ), (SELECT DISTINCT lower(unnest($words)) AS word)
    WHERE contains(lower(text), word)
    GROUP BY initiative_id
    HAVING count(DISTINCT word) = (SELECT count(DISTINCT lower(w)) FROM (SELECT unnest($words) AS w))
)
