-- The private database: what the reader found in the archive's documents, never the truth. Schema
-- version 8. By sha256: what a document says, read with what persons have answered of what it leaves
-- open (``asked``). What else persons have said is in the journal alone.

-- Grain: one row.
CREATE TABLE meta (
    schema_version INTEGER NOT NULL,
    applied_no     INTEGER NOT NULL             -- the last act of the journal that brought a document
);

-- Grain: one row per document ever imported.
CREATE TABLE document (
    sha256            VARCHAR NOT NULL,
    role              VARCHAR NOT NULL,
    kind              VARCHAR,
    kind_basis        VARCHAR,
    authority         VARCHAR,
    authority_basis   VARCHAR,
    authority_suggestion VARCHAR,               -- those that it names, '; ' between
    period            VARCHAR,
    period_basis      VARCHAR,
    period_suggestion VARCHAR
);

-- Grain: one row per initiative and document.
CREATE TABLE initiative (
    sha256            VARCHAR NOT NULL,
    initiative_no     INTEGER NOT NULL,
    area              VARCHAR,
    name              VARCHAR NOT NULL,
    participants_text VARCHAR NOT NULL,
    reference_text    VARCHAR NOT NULL,
    mentioned_schools VARCHAR NOT NULL,
    place_table       INTEGER,
    place_row         INTEGER,
    place_paragraph   INTEGER
);

-- Grain: one row per school named in row 1 of an initiative.
CREATE TABLE initiative_school (
    sha256        VARCHAR NOT NULL,
    initiative_no INTEGER NOT NULL,
    school_no     INTEGER NOT NULL,
    school        VARCHAR NOT NULL
);

-- Grain: one row per goal and document.
CREATE TABLE goal (
    sha256           VARCHAR NOT NULL,
    initiative_no    INTEGER NOT NULL,
    goal_no          INTEGER NOT NULL,
    goal             VARCHAR NOT NULL,
    marked_text      VARCHAR,
    status           VARCHAR NOT NULL,
    basis            VARCHAR NOT NULL,
    basis_detail     VARCHAR,
    ambiguous        BOOLEAN NOT NULL,
    repeated         BOOLEAN NOT NULL,
    suggestion       VARCHAR,
    suggestion_quote VARCHAR,
    place_table      INTEGER,
    place_row        INTEGER,
    place_paragraph  INTEGER,
    status_table     INTEGER,
    status_row       INTEGER,
    status_paragraph INTEGER
);

-- Grain: one row per paragraph and document.
CREATE TABLE passage (
    sha256          VARCHAR NOT NULL,
    passage_no      INTEGER NOT NULL,
    initiative_no   INTEGER,
    part            VARCHAR NOT NULL,
    heading         VARCHAR,
    text            VARCHAR NOT NULL,
    is_template     BOOLEAN NOT NULL,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER
);

-- Grain: one row per notice and document.
CREATE TABLE notice (
    sha256          VARCHAR NOT NULL,
    notice_no       INTEGER NOT NULL,
    code            VARCHAR NOT NULL,
    message         VARCHAR NOT NULL,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER
);

-- Grain: one row per claim and document.
CREATE TABLE claim (
    sha256          VARCHAR NOT NULL,
    claim_no        INTEGER NOT NULL,
    initiative_no   INTEGER,
    role            VARCHAR NOT NULL,
    measure         VARCHAR,
    value           DOUBLE,
    from_value      DOUBLE,
    of_count        DOUBLE,
    is_change       BOOLEAN NOT NULL,
    unit            VARCHAR,
    comparator      VARCHAR,
    negated         BOOLEAN NOT NULL,
    direction       VARCHAR,
    gender          VARCHAR,
    grades          VARCHAR,
    term            VARCHAR,
    school_year     VARCHAR,
    reached         BOOLEAN,
    quote           VARCHAR NOT NULL,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER
);

-- Grain: one row per question of the reader and document.
CREATE TABLE asked (
    sha256          VARCHAR NOT NULL,
    asked_no        INTEGER NOT NULL,
    asks            VARCHAR NOT NULL,            -- sbs_data.model.Asks
    asked_key       VARCHAR NOT NULL,            -- what it is about: one row of each
    quote           VARCHAR NOT NULL,
    other           VARCHAR,
    answer          VARCHAR,                     -- that the document was read with; NULL: none
    initiative_no   INTEGER,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER,
    other_table     INTEGER,
    other_row       INTEGER,
    other_paragraph INTEGER
);
