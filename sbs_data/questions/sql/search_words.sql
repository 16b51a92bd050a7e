-- What the index knows of some words as written: one row per word that it has.
SELECT form, lemmas, roots, terms
FROM search_word
WHERE form IN (SELECT unnest($forms))
