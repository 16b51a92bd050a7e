-- What follows from the documents in force and from what persons have said of them: worked out anew
-- for every snapshot, and on no disk of its own.

-- Grain: one row per initiative in force.
CREATE TABLE initiative (
    initiative_id  VARCHAR NOT NULL,
    initiative_ref VARCHAR NOT NULL,
    area           VARCHAR
);

-- Grain: one row per initiative and school.
CREATE TABLE initiative_school (
    initiative_id  VARCHAR NOT NULL,
    school         VARCHAR NOT NULL,
    school_written VARCHAR,
    basis          VARCHAR NOT NULL
);

-- Grain: one row per initiative and school form.
CREATE TABLE initiative_form (
    initiative_id VARCHAR NOT NULL,
    form          VARCHAR NOT NULL,
    basis         VARCHAR NOT NULL
);

-- Grain: one row per goal in force. The last four are NULL where nobody has decided it.
CREATE TABLE goal (
    goal_id       VARCHAR NOT NULL,
    goal_ref      VARCHAR NOT NULL,
    goal_key      VARCHAR NOT NULL,
    is_current    BOOLEAN NOT NULL,
    decided       VARCHAR,
    decided_by    VARCHAR,
    decided_at    TIMESTAMP,
    status_reason VARCHAR
);

-- Grain: one row per goal_key and redovisning.
CREATE TABLE goal_move (
    goal_id          VARCHAR NOT NULL,
    goal_key         VARCHAR NOT NULL,
    move_no          INTEGER NOT NULL,
    previous_goal_id VARCHAR,
    move             VARCHAR NOT NULL,
    since_period     VARCHAR,
    link_basis       VARCHAR NOT NULL,
    link_score       DOUBLE,
    link_decided_by  VARCHAR
);

-- Grain: one row per pair of goals that are, may be or are said not to be one.
CREATE TABLE goal_match (
    goal_id         VARCHAR NOT NULL,
    earlier_goal_id VARCHAR NOT NULL,
    score           DOUBLE NOT NULL,
    state           VARCHAR NOT NULL,
    basis           VARCHAR NOT NULL,
    decided_by      VARCHAR,
    decided_at      TIMESTAMP
);

-- Grain: one row per authority and school.
CREATE TABLE school (
    authority   VARCHAR,
    school      VARCHAR NOT NULL,
    forms       VARCHAR NOT NULL,
    form_codes  VARCHAR[] NOT NULL,
    forms_basis VARCHAR,
    spellings   VARCHAR NOT NULL
);

-- Grain: one row per thing that a person must say and that SQL alone cannot see.
CREATE TABLE question (
    item_key   VARCHAR NOT NULL,
    what       VARCHAR NOT NULL,
    report_id  VARCHAR NOT NULL,
    subject    VARCHAR NOT NULL,
    hint       VARCHAR,
    suggestion VARCHAR
);

-- Grain: one row per decision in force, on targets too.
CREATE TABLE decision (
    what        VARCHAR NOT NULL,
    key         VARCHAR NOT NULL,
    value       VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,
    decided_by  VARCHAR NOT NULL,
    decided_at  TIMESTAMP NOT NULL,
    act_no      INTEGER NOT NULL,
    is_orphaned BOOLEAN NOT NULL
);

-- Grain: one row per authority: what its goals, schools and questions follow from.
CREATE TABLE derivation (
    authority VARCHAR NOT NULL,                 -- normalised
    digest    VARCHAR NOT NULL                  -- of all that is no decision
);
