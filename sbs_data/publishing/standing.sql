-- What the journal's acts add up to: folded anew for every snapshot, and on no disk of its own.

-- Grain: one row per report whose import is not undone.
CREATE TABLE report (
    report_order      INTEGER NOT NULL,         -- order of import, from 1
    report_id         VARCHAR NOT NULL,
    sha256            VARCHAR NOT NULL,
    file              VARCHAR NOT NULL,
    in_force          BOOLEAN NOT NULL,
    reading           VARCHAR NOT NULL,         -- a digest of the answers it was read with; ''
    replaced_by       VARCHAR,
    kind              VARCHAR,
    kind_basis        VARCHAR,
    role              VARCHAR NOT NULL,
    authority         VARCHAR,
    authority_basis   VARCHAR,
    authority_suggestion VARCHAR,
    period            VARCHAR,
    period_basis      VARCHAR,
    school_year       VARCHAR,
    term              VARCHAR,
    period_order      INTEGER,
    period_suggestion VARCHAR,
    main_report       VARCHAR,                  -- the huvuddokument in force that came with this bilaga
    answered_school   VARCHAR,                  -- for initiatives whose row 1 names no school
    is_example        BOOLEAN NOT NULL,
    imported_at       TIMESTAMP NOT NULL,       -- UTC
    imported_by       VARCHAR NOT NULL,
    import_no         INTEGER NOT NULL
);

-- Grain: one row per målvärde that a person has confirmed or rejected.
CREATE TABLE target_decision (
    target_key VARCHAR NOT NULL,
    confirmed  BOOLEAN NOT NULL,                -- false: rejected
    quote      VARCHAR NOT NULL,                -- the words that were decided on
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,              -- UTC
    act_no     INTEGER NOT NULL
);
