-- (After search_terms.sql or search_any.sql.) Where no phrase is asked for.
found AS (FROM hit),
