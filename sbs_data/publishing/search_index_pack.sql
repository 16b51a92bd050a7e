-- search_text → the index. In order of terms a search reads only what it asks for, and a term's number takes
-- less than its word. Can be run again from the start.

-- Grain: one row per term that passages are found by.
CREATE OR REPLACE TABLE search_term AS
SELECT row_number() OVER (ORDER BY term)::INTEGER AS term_no, term,
       count(DISTINCT search_no)::INTEGER AS passage_count
FROM (SELECT search_no, unnest(string_split(terms, ' ')) AS term FROM search_text)
WHERE term <> '' GROUP BY term;

-- Grain: one row per term and passage that has it.
CREATE OR REPLACE TABLE search_posting AS
SELECT term_no, search_no, count(*)::INTEGER AS times
FROM (SELECT search_no, unnest(string_split(terms, ' ')) AS term FROM search_text)
     JOIN search_term USING (term)
GROUP BY ALL ORDER BY ALL;

-- Grain: one row per passage that can be found, also one with no term at all.
CREATE OR REPLACE TABLE search_length AS
SELECT search_no, coalesce(sum(times), 0)::INTEGER AS length -- in terms
FROM search_passage LEFT JOIN search_posting USING (search_no)
GROUP BY search_no ORDER BY search_no;

DROP TABLE search_text;
