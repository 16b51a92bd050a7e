-- The words of the passages that are about as long as a misspelt one, the commonest first.
SELECT form
FROM search_word
WHERE passage_count > 0 AND length(form) BETWEEN $length - $most AND $length + $most
ORDER BY passage_count DESC, form
