-- The published snapshot: what may be seen, and nothing else. Schema version 6.
-- Base tables have singular names; the plural views are the promise to other tools (docs/vyer.md).
-- Every view works when the file is attached under any name.

-- Grain: one row, the snapshot itself.
CREATE TABLE snapshot (
    schema_version INTEGER NOT NULL,
    snapshot_no    INTEGER NOT NULL,
    published_at   TIMESTAMP NOT NULL,          -- UTC
    has_example    BOOLEAN NOT NULL,
    act_no         INTEGER NOT NULL            -- the last act of the journal that is shown
);

-- Grain: one row per imported document that is in force (not undone, not replaced).
CREATE TABLE report (
    report_id       VARCHAR PRIMARY KEY,        -- 'r-' and the start of the file's SHA-256
    file            VARCHAR NOT NULL,
    sha256          VARCHAR NOT NULL,
    kind            VARCHAR,                    -- slutredovisning | delredovisning | NULL: not said
    kind_basis      VARCHAR,
    role            VARCHAR NOT NULL,           -- matrix | narrative | both
    authority       VARCHAR,
    authority_basis VARCHAR,
    authority_suggestion VARCHAR,               -- those that it names, '; ' between: never whose it is
    period          VARCHAR,                    -- 'VT23' or '2022/23', NULL: not said
    period_basis    VARCHAR,
    school_year     VARCHAR,                    -- '2022/23'
    term            VARCHAR,                    -- 'VT23', NULL when only a school year is known
    period_order    INTEGER,                    -- sorts periods in time; NULL when unknown
    period_suggestion VARCHAR,                  -- a term named in the prose: never the period itself
    main_report     VARCHAR,                    -- the huvuddokument that a bilaga came with
    is_example      BOOLEAN NOT NULL,
    imported_at     TIMESTAMP NOT NULL,         -- UTC
    imported_by     VARCHAR NOT NULL,
    import_no       INTEGER NOT NULL            -- the act in the journal
);

-- Grain: one row per initiative and report.
CREATE TABLE initiative (
    initiative_id     VARCHAR PRIMARY KEY,      -- report_id and '-i1'
    initiative_ref    VARCHAR NOT NULL,         -- outlives a newer version of the report
    report_id         VARCHAR NOT NULL,
    initiative_no     INTEGER NOT NULL,         -- order in the report, from 1
    area              VARCHAR,                  -- under the name that persons have chosen
    area_written      VARCHAR,                  -- as in the report
    name              VARCHAR NOT NULL,
    participants_text VARCHAR NOT NULL,
    reference_text    VARCHAR NOT NULL,         -- references joined by ', '
    mentioned_schools VARCHAR NOT NULL,         -- joined by ', '; named in prose, not the initiative's own
    place_table       INTEGER,
    place_row         INTEGER,
    place_paragraph   INTEGER
);

-- Grain: one row per initiative and school.
CREATE TABLE initiative_school (
    initiative_id  VARCHAR NOT NULL,
    school         VARCHAR NOT NULL,            -- under the name that counts
    school_written VARCHAR,                     -- as written; NULL where a person chose the school
    basis          VARCHAR NOT NULL             -- report (row 1) | person
);

-- Grain: one row per initiative and school form.
CREATE TABLE initiative_form (
    initiative_id VARCHAR NOT NULL,
    form          VARCHAR NOT NULL,             -- sbs_data.model.SchoolForm
    basis         VARCHAR NOT NULL              -- report (row 1) | name (of the school) | person
);

-- Grain: one row per goal and report.
CREATE TABLE goal (
    goal_id          VARCHAR PRIMARY KEY,       -- initiative_id and '-g1'
    goal_ref         VARCHAR NOT NULL,          -- outlives a newer version of the report
    initiative_id    VARCHAR NOT NULL,
    goal_no          INTEGER NOT NULL,          -- order in the initiative, from 1
    goal             VARCHAR NOT NULL,          -- as in row 4
    marked_text      VARCHAR,                   -- as repeated in row 5
    report_status    VARCHAR NOT NULL,          -- achieved | on_track | started | unmarked
    report_basis     VARCHAR NOT NULL,          -- font | highlight | shading | style | none
    report_basis_detail VARCHAR,                -- 'gul överstrykning'
    decided          VARCHAR,                   -- the status that a person has said
    ambiguous        BOOLEAN NOT NULL,
    repeated         BOOLEAN NOT NULL,
    suggestion       VARCHAR,
    suggestion_quote VARCHAR,
    decided_by       VARCHAR,                   -- who
    decided_at       TIMESTAMP,                 -- UTC
    status_reason    VARCHAR,                   -- and why
    goal_key         VARCHAR NOT NULL,          -- the same for one goal through the reports of a school
    is_current       BOOLEAN NOT NULL,          -- true in the latest redovisning that holds the goal
    place_table      INTEGER,
    place_row        INTEGER,
    place_paragraph  INTEGER,
    status_table     INTEGER,
    status_row       INTEGER,
    status_paragraph INTEGER
);

-- Grain: one row per paragraph of a report (the words of goals included).
CREATE TABLE passage (
    report_id       VARCHAR NOT NULL,
    passage_no      INTEGER NOT NULL,           -- order in the report, from 1
    initiative_id   VARCHAR,                    -- NULL for running text
    part            VARCHAR NOT NULL,           -- sbs_data.model.Part
    heading         VARCHAR,                    -- of running text
    text            VARCHAR NOT NULL,
    is_template     BOOLEAN NOT NULL,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER
);

-- Grain: one row per thing the reader saw and could not use.
CREATE TABLE notice (
    report_id       VARCHAR NOT NULL,
    notice_no       INTEGER NOT NULL,
    code            VARCHAR NOT NULL,
    message         VARCHAR NOT NULL,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER
);

-- Grain: one row per question of the reader and report: what can be read in two ways.
CREATE TABLE asked (
    report_id       VARCHAR NOT NULL,
    asked_no        INTEGER NOT NULL,           -- order in the report, from 1
    question_ref    VARCHAR NOT NULL,           -- by its words: the same in every report that asks it
    asks            VARCHAR NOT NULL,           -- sbs_data.model.Asks
    quote           VARCHAR NOT NULL,           -- what it is about
    other           VARCHAR,                    -- what that stands against
    answer          VARCHAR,                    -- a person's, that the report is read with; NULL: open
    initiative_id   VARCHAR,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER,
    other_table     INTEGER,
    other_row       INTEGER,
    other_paragraph INTEGER
);

-- Grain: one row per claim: a number or a direction that a report says of the pupils' results.
CREATE TABLE claim (
    report_id       VARCHAR NOT NULL,
    claim_no        INTEGER NOT NULL,           -- order in the report, from 1
    initiative_id   VARCHAR,                    -- NULL for running text
    role            VARCHAR NOT NULL,           -- problem | target | outcome
    measure         VARCHAR,                    -- sbs_data.model.Measure
    value           DOUBLE,                     -- NULL where only a direction is said
    from_value      DOUBLE,
    of_count        DOUBLE,                     -- '26 av 31 elever': 31
    is_change       BOOLEAN NOT NULL DEFAULT false,  -- the number is how far ('ökade med 7 poäng')
    unit            VARCHAR,                    -- percent | percentage_points | points | pupils
    comparator      VARCHAR,                    -- at_least | at_most | more_than | less_than | about
    negated         BOOLEAN NOT NULL,           -- the number counts those who do not reach
    direction       VARCHAR,                    -- up | down | unchanged
    gender          VARCHAR,                    -- girls | boys
    grades          VARCHAR,                    -- '7, 8, 9'
    term            VARCHAR,
    school_year     VARCHAR,
    reached         BOOLEAN,                    -- of a target, where the text says so
    quote           VARCHAR NOT NULL,
    place_table     INTEGER,
    place_row       INTEGER,
    place_paragraph INTEGER,
    target_key      VARCHAR,                    -- of a target with a value: the same however often said
    aim_key         VARCHAR                     -- the same for those that one number can be above or below
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

-- Grain: one row per key that a målvärde was decided on under before its words were read otherwise.
CREATE TABLE target_key_before (
    key_before VARCHAR NOT NULL,
    target_key VARCHAR NOT NULL
);

-- Grain: one row per decision in force but those on målvärden.
CREATE TABLE decision (
    what        VARCHAR NOT NULL,               -- sbs_data.store.fold.DECIDABLE
    key         VARCHAR NOT NULL,
    value       VARCHAR NOT NULL,               -- a list as JSON
    reason      VARCHAR NOT NULL,
    subject     VARCHAR NOT NULL,               -- what was decided on, in words
    decided_by  VARCHAR NOT NULL,
    decided_at  TIMESTAMP NOT NULL,             -- UTC
    act_no      INTEGER NOT NULL,
    is_orphaned BOOLEAN NOT NULL                -- nothing in force has the key now
);

-- Grain: one row per goal_key and redovisning.
CREATE TABLE goal_move (
    goal_id          VARCHAR NOT NULL,
    goal_key         VARCHAR NOT NULL,
    move_no          INTEGER NOT NULL,          -- from 1, in order of time
    previous_goal_id VARCHAR,                   -- NULL in the first
    move             VARCHAR NOT NULL,          -- first | up | down | same | marked | unmarked
    since_period     VARCHAR,                   -- since which the status has stood
    link_basis       VARCHAR NOT NULL,          -- first | same_words | likeness | person
    link_score       DOUBLE,                    -- 0 to 100
    link_decided_by  VARCHAR
);

-- Grain: one row per pair of goals that are, may be or are said not to be one.
CREATE TABLE goal_match (
    goal_id         VARCHAR NOT NULL,
    earlier_goal_id VARCHAR NOT NULL,
    score           DOUBLE NOT NULL,            -- 0 to 100
    state           VARCHAR NOT NULL,           -- linked | suggested | confirmed | rejected
    basis           VARCHAR NOT NULL,           -- same_words | likeness | person
    decided_by      VARCHAR,
    decided_at      TIMESTAMP                   -- UTC
);

-- Grain: one row per authority and school.
CREATE TABLE school (
    authority           VARCHAR,
    school              VARCHAR NOT NULL,
    forms               VARCHAR NOT NULL,       -- in words, joined by ', '
    form_codes          VARCHAR[] NOT NULL,     -- sbs_data.model.SchoolForm
    forms_basis         VARCHAR,                -- name | report | person | NULL: unknown
    spellings           VARCHAR NOT NULL,       -- as written, joined by ', '
    goal_count          BIGINT NOT NULL,        -- each goal once
    latest_report_id    VARCHAR NOT NULL
);

-- Grain: one row per thing that a person must say: of names, and of redovisningar told twice.
CREATE TABLE question (
    item_key   VARCHAR NOT NULL,
    what       VARCHAR NOT NULL,                -- school_name | area_name | same_period
    report_id  VARCHAR NOT NULL,
    subject    VARCHAR NOT NULL,
    hint       VARCHAR,
    suggestion VARCHAR
);

-- Grain: one row per authority in force, and one for the areas: what all that is derived follows from.
CREATE TABLE derivation (
    authority VARCHAR NOT NULL,                 -- normalised
    digest    VARCHAR NOT NULL                  -- of all that is no decision
);

-- Grain: one row per unit that some file names.
CREATE TABLE unit (
    unit_no           INTEGER PRIMARY KEY,      -- in the order of kind and code
    unit_kind         VARCHAR NOT NULL,         -- school | municipality | authority | county | nation | group
    unit_code         VARCHAR NOT NULL,
    unit_name         VARCHAR,
    municipality_code VARCHAR,
    name_key          VARCHAR NOT NULL          -- the name as words alone
);

-- Grain: one row per school and name that some publisher's file has given it, but for the one it has now.
CREATE TABLE unit_earlier_name (
    unit_code VARCHAR NOT NULL,
    name_key  VARCHAR NOT NULL
);

-- Grain: one row per kommun of Sweden, whether a file names it or not.
CREATE TABLE municipality (
    municipality_code VARCHAR PRIMARY KEY,
    municipality      VARCHAR NOT NULL
);

-- Grain: one row per kommun and way that it is written where it is a huvudman.
CREATE TABLE municipality_name (
    name_key          VARCHAR PRIMARY KEY,      -- as words alone
    municipality_code VARCHAR NOT NULL
);

CREATE VIEW reports AS
SELECT r.*,
       (SELECT count(*) FROM initiative i WHERE i.report_id = r.report_id) AS initiative_count,
       (SELECT count(*) FROM goal g JOIN initiative i USING (initiative_id) WHERE i.report_id = r.report_id) AS goal_count,
       (SELECT count(*) FROM notice n WHERE n.report_id = r.report_id) AS notice_count
FROM report r;

CREATE VIEW initiatives AS
SELECT i.initiative_id, i.initiative_ref, i.report_id, r.file, r.kind, r.school_year, r.term, r.authority, i.area,
       i.area_written, i.initiative_no, i.name AS initiative, i.participants_text, i.reference_text, i.mentioned_schools,
       (SELECT string_agg(s.school, ', ' ORDER BY s.school) FROM initiative_school s
         WHERE s.initiative_id = i.initiative_id) AS schools,
       concat_ws(', ', 'tabell ' || i.place_table, 'rad ' || i.place_row, 'stycke ' || i.place_paragraph) AS place,
       i.place_table, i.place_row, i.place_paragraph, r.is_example
FROM initiative i JOIN report r USING (report_id);

-- Which kommun the reports' authority is: as a person says, else by its name in the list of Sweden's kommuner, else by
-- the name that some file gives a kommun of another code.
CREATE VIEW authority_units AS
WITH named AS (
    SELECT authority, trim(regexp_replace(lower(authority), '[^\p{L}\p{N}_%]+', ' ', 'g')) AS name_key
    FROM report WHERE authority IS NOT NULL GROUP BY authority)
SELECT n.authority, coalesce(d.value, r.municipality_code, min(u.unit_code)) AS municipality_code,
       CASE WHEN d.value IS NULL THEN 'same_name' ELSE 'person' END AS basis, d.decided_by
FROM named n
     LEFT JOIN decision d ON d.what = 'authority_unit' AND d.key = n.name_key
     LEFT JOIN municipality_name r ON d.value IS NULL AND r.name_key = n.name_key
     LEFT JOIN unit u ON d.value IS NULL AND r.name_key IS NULL AND u.unit_kind IN ('municipality', 'authority')
          AND (n.name_key = u.name_key OR n.name_key IN (u.name_key || ' kommun', u.name_key || 's kommun',
               u.name_key || ' stad', u.name_key || 's stad')
               OR u.name_key IN (n.name_key || ' kommun', n.name_key || 's kommun'))
GROUP BY n.authority, d.value, d.decided_by, r.municipality_code
-- Two kommuner of one name are for a person to tell apart.
HAVING d.value IS NOT NULL OR r.municipality_code IS NOT NULL OR count(DISTINCT u.unit_code) = 1;

-- Which skolenhet each of the reports' schools is: as a person says, else by the same name in its kommun.
CREATE VIEW school_units AS
WITH named AS (
    SELECT authority, school, trim(regexp_replace(lower(school), '[^\p{L}\p{N}_%]+', ' ', 'g')) AS name_key,
           trim(regexp_replace(lower(coalesce(authority, '')), '[^\p{L}\p{N}_%]+', ' ', 'g')) || '|'
           || trim(regexp_replace(lower(school), '[^\p{L}\p{N}_%]+', ' ', 'g')) AS key
    FROM school)
SELECT n.authority, n.school, coalesce(d.value, min(u.unit_code)) AS unit_code,
       CASE WHEN d.value IS NULL THEN 'same_name' ELSE 'person' END AS basis, d.decided_by
FROM named n
     LEFT JOIN decision d ON d.what = 'school_unit' AND d.key = n.key
     LEFT JOIN authority_units a ON a.authority = n.authority
     LEFT JOIN unit u ON d.value IS NULL AND u.unit_kind = 'school' AND u.name_key = n.name_key
          AND u.municipality_code = a.municipality_code
GROUP BY n.authority, n.school, d.value, d.decided_by
HAVING d.value IS NOT NULL OR count(DISTINCT u.unit_code) = 1;

CREATE VIEW goal_schools AS
SELECT g.goal_id, i.report_id, r.authority, s.school, s.school_written, s.basis, u.unit_code
FROM goal g JOIN initiative i USING (initiative_id) JOIN report r USING (report_id)
     JOIN initiative_school s USING (initiative_id)
     LEFT JOIN school_units u ON u.school = s.school AND u.authority IS NOT DISTINCT FROM r.authority;

CREATE VIEW initiative_forms AS
SELECT initiative_id, form, basis FROM initiative_form;

CREATE VIEW goals AS
SELECT g.goal_id, g.goal_ref, i.report_id, g.initiative_id, r.file, r.kind, r.school_year, r.term, r.authority, i.area,
       i.area_written, i.name AS initiative, g.goal_no, g.goal, g.marked_text,
       coalesce(g.decided, g.report_status) AS status, g.report_status,
       CASE WHEN g.decided IS NULL THEN g.report_basis ELSE 'person' END AS basis,
       CASE WHEN g.decided IS NULL THEN g.report_basis_detail ELSE 'bestämt av ' || g.decided_by END AS basis_detail,
       g.report_basis_detail, g.ambiguous, g.repeated, g.suggestion, g.suggestion_quote,
       coalesce(g.decided_by, CASE WHEN g.report_status <> 'unmarked' THEN 'report' END) AS decided_by,
       g.decided_at, g.status_reason,
       concat_ws(', ', 'tabell ' || g.place_table, 'rad ' || g.place_row, 'stycke ' || g.place_paragraph) AS place,
       nullif(concat_ws(', ', 'tabell ' || g.status_table, 'rad ' || g.status_row, 'stycke ' || g.status_paragraph), '')
           AS status_place,
       g.place_table, g.place_row, g.place_paragraph, g.status_table, g.status_row, g.status_paragraph,
       g.goal_key, g.is_current, r.period, r.period_order, r.is_example
FROM goal g JOIN initiative i USING (initiative_id) JOIN report r USING (report_id);

CREATE VIEW goal_moves AS
SELECT m.goal_key, m.goal_id, g.report_id, g.period, g.period_order, m.move_no, g.status, m.previous_goal_id,
       p.report_id AS previous_report_id, p.period AS previous_period, p.status AS previous_status, m.move,
       m.since_period, m.link_basis, m.link_score, m.link_decided_by, g.goal, p.goal AS previous_goal,
       g.is_current, g.authority, g.area
FROM goal_move m JOIN goals g USING (goal_id) LEFT JOIN goals p ON p.goal_id = m.previous_goal_id;

CREATE VIEW goal_matches AS
SELECT goal_id, earlier_goal_id, score, state, basis, decided_by, decided_at FROM goal_match;

CREATE VIEW schools AS
SELECT s.*, r.period AS latest_period, r.period_order AS latest_period_order, r.imported_at AS latest_imported_at
FROM school s JOIN report r ON r.report_id = s.latest_report_id;

CREATE VIEW passages AS
SELECT p.report_id, p.passage_no, p.initiative_id, r.file, r.kind, r.school_year, r.term, r.authority, i.area,
       i.name AS initiative, p.part, p.heading, p.text, p.is_template,
       concat_ws(', ', 'tabell ' || p.place_table, 'rad ' || p.place_row, 'stycke ' || p.place_paragraph) AS place,
       p.place_table, p.place_row, p.place_paragraph, r.is_example
FROM passage p JOIN report r USING (report_id) LEFT JOIN initiative i USING (initiative_id);

-- Grain: one row per thing that a person must say because the report does not.
CREATE VIEW undecided AS
SELECT what || '|' || report_id AS item_key, report_id, NULL AS initiative_id, NULL AS goal_id, what, file AS subject,
       hint, CASE WHEN len(list_distinct(string_split(hint, apart))) = 1 THEN split_part(hint, apart, 1) END AS suggestion
FROM (
    -- What a bilaga leaves out as its huvuddokument does is asked of that alone, with what both hint at.
    SELECT r.report_id, r.file, 'authority' AS what, (
        SELECT string_agg(h.authority_suggestion, '; ' ORDER BY h.main_report NULLS FIRST, h.file) FROM report h
        WHERE h.report_id = r.report_id OR (h.main_report = r.report_id AND h.authority IS NULL)) AS hint, '; ' AS apart
    FROM report r LEFT JOIN report m ON m.report_id = r.main_report
    WHERE r.authority IS NULL AND (m.report_id IS NULL OR m.authority IS NOT NULL)
    UNION ALL
    SELECT r.report_id, r.file, 'period', (
        SELECT string_agg(h.period_suggestion, ', ' ORDER BY h.main_report NULLS FIRST, h.file) FROM report h
        WHERE h.report_id = r.report_id OR h.main_report = r.report_id), ', '
    FROM report r LEFT JOIN report m ON m.report_id = r.main_report
    WHERE r.period IS NULL AND (m.report_id IS NULL OR m.period IS NOT NULL)
    UNION ALL
    SELECT r.report_id, r.file, 'kind', NULL, ''
    FROM report r LEFT JOIN report m ON m.report_id = r.main_report
    WHERE r.kind IS NULL AND (m.report_id IS NULL OR m.kind IS NOT NULL))
UNION ALL
SELECT 'school|' || i.initiative_ref, i.report_id, i.initiative_id, NULL, 'school', i.name, NULL, NULL
FROM initiative i WHERE NOT EXISTS (FROM initiative_school s WHERE s.initiative_id = i.initiative_id)
UNION ALL
SELECT 'status|' || g.goal_ref, i.report_id, g.initiative_id, g.goal_id,
       CASE WHEN g.ambiguous THEN 'ambiguous' WHEN NOT g.repeated THEN 'not_repeated' ELSE 'unmarked' END,
       g.goal, g.suggestion, g.suggestion
FROM goal g JOIN initiative i USING (initiative_id)
WHERE g.report_status = 'unmarked' AND g.decided IS NULL AND g.is_current
  -- What is asked of its words or its colour comes first, and may be the answer to this too.
  AND NOT EXISTS (
    FROM asked a WHERE a.report_id = i.report_id AND a.answer IS NULL
     AND (list_contains([g.goal, g.marked_text], a.quote) OR list_contains([g.goal, g.marked_text], a.other)
          OR list_has_any([[g.place_table, g.place_row, g.place_paragraph],
                           [g.status_table, g.status_row, g.status_paragraph]],
                          [[a.place_table, a.place_row, a.place_paragraph],
                           [a.other_table, a.other_row, a.other_paragraph]].list_filter(lambda p: p[1] IS NOT NULL))
          OR (a.asks IN ('design', 'marking') AND coalesce(a.initiative_id, g.initiative_id) = g.initiative_id)))
UNION ALL
-- The same words in several reports of one authority are one question. A status is of one redovisning.
SELECT 'asked|' || whose || '|' || question_ref, report_id, initiative_id, NULL, 'asked_' || asks, quote, other, NULL
FROM (
    SELECT a.*, r.period_order, r.file, coalesce(
        CASE WHEN a.asks IN ('marking', 'word') THEN lower(r.authority || ' ' || r.kind || ' ' || r.period)
             ELSE lower(r.authority) END, r.report_id) AS whose
    FROM asked a JOIN report r USING (report_id) WHERE a.answer IS NULL)
QUALIFY row_number() OVER (
    PARTITION BY whose, question_ref ORDER BY period_order DESC NULLS LAST, file, report_id, asked_no) = 1
UNION ALL
-- Equal words need nobody; what a person has said needs nobody more.
SELECT 'match|' || g.goal_ref || '|' || e.goal_ref, i.report_id, g.initiative_id, m.goal_id, 'match', g.goal, e.goal,
       m.earlier_goal_id
FROM goal_match m JOIN goal g USING (goal_id) JOIN initiative i USING (initiative_id)
     JOIN goal e ON e.goal_id = m.earlier_goal_id
WHERE m.basis = 'likeness'
UNION ALL
-- Which skolenhet a school is, once there are figures of schools to be of, and no doubt of its name.
SELECT 'school_unit|' || lower(s.authority) || '|' || lower(s.school), s.latest_report_id, NULL, NULL, 'school_unit',
       s.school, NULL, NULL
FROM school s LEFT JOIN school_units u ON u.school = s.school AND u.authority IS NOT DISTINCT FROM s.authority
WHERE u.unit_code IS NULL AND s.authority IS NOT NULL AND s.school <> 'Hela huvudmannen'
  AND EXISTS (FROM unit WHERE unit_kind = 'school')
  AND NOT EXISTS (FROM question q WHERE q.what = 'school_name' AND q.subject = s.school)
UNION ALL
SELECT item_key, report_id, NULL, NULL, what, subject, hint, suggestion FROM question
UNION ALL
SELECT 'target|' || c.target_key, arg_min(c.report_id, (r.import_no, c.report_id, c.claim_no)), NULL, NULL, 'target',
       arg_min(c.quote, (r.import_no, c.report_id, c.claim_no)), NULL, NULL
FROM claim c JOIN report r USING (report_id)
WHERE c.target_key IS NOT NULL AND NOT EXISTS (FROM target_decision d WHERE d.target_key = c.target_key)
GROUP BY c.target_key;

-- What is open, and what has been answered.
CREATE VIEW asked_questions AS
SELECT a.question_ref, a.report_id, r.file, r.kind, r.school_year, r.term, r.authority, a.initiative_id, a.asks, a.quote,
       a.other, a.answer,
       concat_ws(', ', 'tabell ' || a.place_table, 'rad ' || a.place_row, 'stycke ' || a.place_paragraph) AS place,
       nullif(concat_ws(', ', 'tabell ' || a.other_table, 'rad ' || a.other_row, 'stycke ' || a.other_paragraph), '')
           AS other_place,
       a.place_table, a.place_row, a.place_paragraph, a.other_table, a.other_row, a.other_paragraph, r.is_example
FROM asked a JOIN report r USING (report_id);

CREATE VIEW claims AS
SELECT c.report_id, r.file, r.kind, r.school_year AS report_school_year, r.term AS report_term, r.authority,
       c.initiative_id, i.area, i.name AS initiative, c.claim_no, c.role, c.measure, c.value, c.from_value, c.of_count, c.is_change, c.unit,
       replace(format('{:g}', c.value), '.', ',') || CASE c.unit WHEN 'percent' THEN ' %' WHEN 'points' THEN ' poäng'
           WHEN 'percentage_points' THEN ' procentenheter' WHEN 'pupils' THEN ' elever' ELSE '' END AS value_text,
       c.comparator, c.negated, c.direction, c.gender, c.grades, c.term, c.school_year, c.reached, c.quote,
       concat_ws(', ', 'tabell ' || c.place_table, 'rad ' || c.place_row, 'stycke ' || c.place_paragraph) AS place,
       c.place_table, c.place_row, c.place_paragraph, c.target_key, r.is_example,
       CASE WHEN o.school <> 'Hela huvudmannen' THEN u.unit_code ELSE a.municipality_code END AS unit_code
FROM claim c JOIN report r USING (report_id) LEFT JOIN initiative i USING (initiative_id)
     -- Of a school, where its initiative is for that school alone; else of the authority.
     LEFT JOIN (SELECT initiative_id, min(school) AS school FROM initiative_school
                GROUP BY initiative_id HAVING count(*) = 1) o USING (initiative_id)
     LEFT JOIN school_units u ON u.school = o.school AND u.authority IS NOT DISTINCT FROM r.authority
     LEFT JOIN authority_units a ON a.authority = r.authority;

-- Said several times is one target: at_least and no comparator are the same (the key says so), and
-- what some quotes leave out another may say. Whether it is reached the latest redovisning says: before that it wasn't yet.
-- It says both where it says yes and no of one number, or that more was reached than was missed.
CREATE VIEW stated_targets AS
WITH reaching AS (
    SELECT c.target_key, coalesce(c.aim_key, c.target_key) AS aim, c.value, c.reached, r.period_order, s.file, s.place,
           (r.import_no, c.report_id, c.claim_no) AS said_order
    FROM claim c JOIN report r USING (report_id) JOIN claims s USING (report_id, claim_no)
    WHERE c.target_key IS NOT NULL AND c.reached IS NOT NULL
    QUALIFY rank() OVER (PARTITION BY c.target_key ORDER BY r.period_order DESC NULLS LAST) = 1
),
verdict AS (
    SELECT target_key, bool_or(reached) AS reached FROM reaching GROUP BY target_key
),
both_said AS (
    SELECT unnest([y.target_key, n.target_key]) AS target_key, y.target_key <> n.target_key AS is_of_two, y.said_order, n.said_order AS missed_order,
           y.value AS reached_value, y.file AS reached_file, y.place AS reached_place,
           n.value AS missed_value, n.file AS missed_file, n.place AS missed_place
    FROM reaching y JOIN reaching n ON y.aim = n.aim AND y.reached AND NOT n.reached
         AND y.period_order IS NOT DISTINCT FROM n.period_order
         AND CASE WHEN starts_with(y.aim, 'above') THEN y.value <= n.value ELSE y.value >= n.value END
),
both_ways AS (
    SELECT * EXCLUDE (is_of_two, said_order, missed_order) FROM both_said
    QUALIFY row_number() OVER (PARTITION BY target_key ORDER BY is_of_two, said_order, missed_order) = 1
)
SELECT t.*, CASE WHEN b.target_key IS NULL THEN v.reached END AS reached,
       b.reached_value, b.reached_file, b.reached_place, b.missed_value, b.missed_file, b.missed_place,
       CASE WHEN d.confirmed THEN d.decided_by END AS confirmed_by,
       CASE WHEN d.confirmed THEN d.decided_at END AS confirmed_at,
       CASE WHEN NOT d.confirmed THEN d.decided_by END AS rejected_by
FROM (
    SELECT c.target_key, min(r.authority) AS authority, min(c.measure) AS measure, min(c.value) AS value,
           min(c.unit) AS unit, min(c.comparator) AS comparator, bool_and(c.negated) AS negated,
           min(c.gender) AS gender, min(c.grades) AS grades, min(c.term) AS term, min(c.school_year) AS school_year,
           count(*) AS quote_count,
           arg_min(c.quote, (r.import_no, c.report_id, c.claim_no)) AS quote,
           bool_and(r.is_example) AS is_example
    FROM claim c JOIN report r USING (report_id)
    WHERE c.target_key IS NOT NULL
    GROUP BY c.target_key) t
LEFT JOIN verdict v USING (target_key)
LEFT JOIN both_ways b USING (target_key)
LEFT JOIN target_decision d USING (target_key);

-- What persons have decided and nobody has undone or taken back.
CREATE VIEW decisions AS
SELECT what, key, value, reason, subject, decided_by, decided_at, act_no, is_orphaned FROM decision
UNION ALL
SELECT 'target', d.target_key, CASE WHEN d.confirmed THEN 'confirmed' ELSE 'rejected' END, '', d.quote, d.decided_by,
       d.decided_at, d.act_no, NOT EXISTS (FROM claim c WHERE c.target_key = d.target_key)
FROM target_decision d;

-- Kept although no report in force holds what they are on: an undo or a new version can bring it back.
CREATE VIEW orphaned_decisions AS
SELECT CASE WHEN what = 'target' THEN key END AS target_key,
       CASE WHEN what = 'target' THEN value = 'confirmed' END AS confirmed,
       subject AS quote, decided_by, decided_at, act_no, what, key, value
FROM decisions WHERE is_orphaned;
