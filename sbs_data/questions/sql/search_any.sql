-- Every passage: where no word is asked for.
WITH hit AS (
    SELECT search_no AS docid, 0 AS itself, 0.0 AS score FROM search_passage
),
