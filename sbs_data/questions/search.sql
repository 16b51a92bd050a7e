-- fragment: hit_any
-- Every passage: where no word is asked for.
hit AS (
    SELECT search_no, 0 AS itself, 0.0 AS score FROM search_passage
)

-- fragment: hit_terms
-- The passages that have every word of at least one alternative, with their BM25 score (k1 = 1.2 and b = 0.75:
-- a test holds the scores to the formula). The lists are parallel, one row per term that a word of an alternative
-- is found by; is_itself says that the term is the word itself and not a relative.
asked AS (
    SELECT unnest($terms) AS term, unnest($alternative_nos) AS alternative_no, unnest($word_nos) AS word_no,
           unnest($is_itself) AS is_itself
),
asked_count AS (
    SELECT alternative_no, count(DISTINCT word_no) AS word_count FROM asked GROUP BY alternative_no
),
known AS (
    SELECT t.term_no, a.alternative_no, a.word_no, a.is_itself,
           log10((n.passages - t.passage_count + 0.5) / (t.passage_count + 0.5) + 1) AS rarity, n.mean_length
    FROM asked a JOIN search_term t USING (term),
         (SELECT count(*) AS passages, avg(length) AS mean_length FROM search_length) n
),
told AS (
    SELECT search_no, k.alternative_no, count(DISTINCT k.word_no) AS word_count,
           count(DISTINCT CASE WHEN k.is_itself THEN k.word_no END) AS itself,
           sum(k.rarity * p.times * 2.2 / (p.times + 1.2 * (0.25 + 0.75 * l.length / k.mean_length))) AS score
    FROM search_posting p JOIN known k USING (term_no) JOIN search_length l USING (search_no)
    GROUP BY search_no, k.alternative_no
),
hit AS (
    SELECT search_no, max(itself) AS itself, max(score) AS score
    FROM told JOIN asked_count USING (alternative_no, word_count)
    GROUP BY search_no
)

-- fragment: found_any
-- after: hit_any or hit_terms
-- Where no phrase is asked for.
found AS (FROM hit)

-- fragment: found_phrases
-- after: hit_any or hit_terms
-- The hits that have each phrase word for word, whatever stands between the words.
found AS (
    SELECT h.*
    FROM hit h JOIN search_passage s USING (search_no) JOIN passage p USING (report_id, passage_no)
    WHERE list_bool_and(list_transform($phrases, lambda phrase: contains(
        ' ' || array_to_string(regexp_extract_all(
            lower(nfc_normalize(replace(p.text, chr(173), ''))), '\p{L}+|\p{Nd}+'), ' ') || ' ',
        phrase)))
)

-- fragment: chosen
-- after: found_any or found_phrases
-- The hits in the selection; NULL selects all, '' what has none.
chosen AS (
    SELECT search_no, h.itself, h.score, r.period_order
    FROM found h
         JOIN search_passage s USING (search_no)
         JOIN report r USING (report_id)
         LEFT JOIN initiative i USING (initiative_id)
    WHERE ($report_id IS NULL OR s.report_id = $report_id)
      AND ($kind IS NULL OR coalesce(r.kind, '') = $kind)
      AND ($period IS NULL OR coalesce(r.period, '') = $period)
      AND ($part IS NULL OR s.part = $part)
      AND ($area IS NULL OR coalesce(i.area, '') = $area)
      -- What stands outside the matrices is said of every school (and form) that the report is about.
      AND ($school IS NULL OR coalesce(s.initiative_id, s.report_id) IN (
          SELECT unnest([i.initiative_id, i.report_id])
          FROM initiative i LEFT JOIN initiative_school USING (initiative_id)
          WHERE coalesce(school, '') = $school))
      AND ($school_form IS NULL OR coalesce(s.initiative_id, s.report_id) IN (
          SELECT unnest([i.initiative_id, i.report_id])
          FROM initiative i LEFT JOIN initiative_form USING (initiative_id)
          WHERE coalesce(form, '') = $school_form))
)

-- name: search_page
-- after: chosen
-- One page of the hits: passages with the words themselves before those with their relatives, then the
-- best first.
SELECT search_no, itself, score, count(*) OVER () AS hit_count
FROM chosen
ORDER BY itself DESC, score DESC, period_order DESC NULLS LAST, search_no
LIMIT $most OFFSET $skip

-- name: search_count
-- after: chosen
-- How many passages. One row.
SELECT count(*) AS hit_count FROM chosen

-- name: search_details
-- What is shown of some hits: one row each, in the order that they are asked for.
WITH p AS MATERIALIZED (
    SELECT s.search_no, passage.*
    FROM search_passage s JOIN passage USING (report_id, passage_no)
    WHERE s.search_no IN (SELECT unnest($search_nos))
)
SELECT p.report_id, p.passage_no, p.initiative_id,
       -- The goal whose words these are, in row 4 or repeated in row 5.
       (SELECT min(g.goal_id) FROM goal g
        WHERE g.initiative_id = p.initiative_id
          AND ((g.place_table, g.place_row, g.place_paragraph)
                  = (p.place_table, p.place_row, p.place_paragraph)
               OR (g.status_table, g.status_row, g.status_paragraph)
                  = (p.place_table, p.place_row, p.place_paragraph))) AS goal_id,
       r.authority, i.area, i.name AS initiative, p.part, p.heading, p.text,
       concat_ws(', ', 'tabell ' || p.place_table, 'rad ' || p.place_row, 'stycke ' || p.place_paragraph) AS place,
       p.place_table, p.place_row, p.place_paragraph, r.file, r.kind, r.period,
       (SELECT string_agg(school, ', ' ORDER BY school COLLATE sv) FROM initiative_school c
        WHERE c.initiative_id = p.initiative_id) AS schools
FROM p JOIN report r USING (report_id) LEFT JOIN initiative i USING (initiative_id)
ORDER BY list_position($search_nos, p.search_no)

-- name: search_words
-- What the index knows of some words as written: one row per word that it has.
SELECT form, lemmas, roots, terms
FROM search_word
WHERE form IN (SELECT unnest($forms))

-- name: search_near
-- The words of the passages that are about as long as a misspelt one, the commonest first.
SELECT form
FROM search_word
WHERE passage_count > 0 AND length(form) BETWEEN $length - $most AND $length + $most
ORDER BY passage_count DESC, form
