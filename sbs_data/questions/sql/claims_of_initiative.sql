-- What an initiative's words say of the pupils' results, in the order of the document.
SELECT role, measure, value, from_value, unit, comparator, negated, direction, gender, grades, term,
       school_year, reached, quote, place
FROM claims WHERE initiative_id = $initiative_id
ORDER BY claim_no
