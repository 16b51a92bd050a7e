-- The passages that have every word of at least one alternative, with their BM25 score. The lists are
-- parallel, one row per term that a word of an alternative is found by; is_itself says that the term is
-- the word itself and not a relative. (k1 = 1.2 and b = 0.75, as match_bm25 has them; a test holds the
-- two together. One pass here tells both the score and which words are there.)
WITH asked AS (
    SELECT unnest($terms) AS term, unnest($alternative_nos) AS alternative_no, unnest($word_nos) AS word_no,
           unnest($is_itself) AS is_itself
),
asked_count AS (
    SELECT alternative_no, count(DISTINCT word_no) AS word_count FROM asked GROUP BY alternative_no
),
known AS (
    SELECT d.termid, a.alternative_no, a.word_no, a.is_itself,
           log((s.num_docs - d.df + 0.5) / (d.df + 0.5) + 1) AS rarity, s.avgdl
    FROM asked a JOIN fts_main_search_text.dict d USING (term), fts_main_search_text.stats s
),
said AS (
    SELECT docid, termid, count(*) AS times
    FROM fts_main_search_text.terms
    WHERE termid IN (SELECT termid FROM known)
    GROUP BY docid, termid
),
told AS (
    SELECT docid, k.alternative_no, count(DISTINCT k.word_no) AS word_count,
           count(DISTINCT CASE WHEN k.is_itself THEN k.word_no END) AS itself,
           sum(k.rarity * s.times * 2.2 / (s.times + 1.2 * (0.25 + 0.75 * d.len / k.avgdl))) AS score
    FROM said s JOIN known k USING (termid) JOIN fts_main_search_text.docs d USING (docid)
    GROUP BY docid, k.alternative_no
),
hit AS (
    SELECT docid, max(itself) AS itself, max(score) AS score
    FROM told JOIN asked_count USING (alternative_no, word_count)
    GROUP BY docid
),
