-- (After search_terms.sql or search_any.sql.) The hits that have each phrase word for word, whatever stands
-- between the words.
found AS (
    SELECT h.*
    FROM hit h JOIN search_passage s ON s.search_no = h.docid JOIN passage p USING (report_id, passage_no)
    WHERE list_bool_and(list_transform($phrases, phrase -> contains(
        ' ' || array_to_string(regexp_extract_all(
            lower(nfc_normalize(replace(p.text, chr(173), ''))), '\p{L}+|\p{Nd}+'), ' ') || ' ',
        phrase)))
),
