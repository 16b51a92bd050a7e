-- What search finds passages by. Internal: no promise to other tools, and may change in any version.

DROP TABLE IF EXISTS search_passage;
DROP TABLE IF EXISTS search_word;

-- Grain: one row per passage that can be found: the template's own words cannot.
CREATE TABLE search_passage AS
SELECT row_number() OVER (ORDER BY report_id, passage_no)::INTEGER AS search_no, -- its name in the index
       report_id, passage_no, initiative_id, part
FROM passage WHERE NOT is_template;

-- Grain: one row per word as written in those passages, their headings or a theme, in lower case.
CREATE TABLE search_word (
    form          VARCHAR NOT NULL,
    lemmas        VARCHAR[] NOT NULL,           -- as sbs_data.language.Word
    roots         VARCHAR[] NOT NULL,
    within        VARCHAR[] NOT NULL,
    terms         VARCHAR[] NOT NULL,           -- what it is found by
    passage_count INTEGER NOT NULL              -- passages with it in them; 0: elsewhere alone
);

-- What the index is made from, and not kept.
CREATE TABLE search_text (search_no INTEGER NOT NULL, terms VARCHAR NOT NULL);
