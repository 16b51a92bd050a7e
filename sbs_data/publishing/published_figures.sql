-- The published snapshot's other half: the statistics, and the målvärden they are held against.

-- Grain: one row per statistics file of others in force, and one for all of the authority's own.
CREATE TABLE statistics_file (
    file_no           INTEGER PRIMARY KEY,      -- order in which files have come, from 1; 0, -1: all own, the example's
    file_id           VARCHAR NOT NULL,         -- 's-' and twelve digits, drawn at random
    file              VARCHAR NOT NULL,
    sha256            VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,         -- siris_139 | … | kolada | skolverket_api | own
    source            VARCHAR NOT NULL,
    observation_count BIGINT NOT NULL,
    published_on      DATE,
    retrieved_on      DATE,
    is_example        BOOLEAN NOT NULL
);

-- Grain: one row per statistics file of others in force, the act that brought it.
CREATE TABLE statistics_act (
    file_no     INTEGER PRIMARY KEY,
    imported_at TIMESTAMP NOT NULL,             -- UTC
    imported_by VARCHAR NOT NULL,
    import_no   INTEGER NOT NULL
);

-- Grain: one row per thing the reader of a statistics file wants a person to know.
CREATE TABLE statistics_notice (
    file_id   VARCHAR NOT NULL,
    notice_no INTEGER NOT NULL,
    code      VARCHAR NOT NULL,
    message   VARCHAR NOT NULL
);

-- Grain: one row per measure.
CREATE TABLE measure (
    measure             VARCHAR PRIMARY KEY,
    name                VARCHAR NOT NULL,
    short               VARCHAR NOT NULL,
    definition          VARCHAR NOT NULL,
    denominator         VARCHAR,
    unit                VARCHAR NOT NULL,       -- percent | percentage_points | points | pupils | number | posts
    source              VARCHAR,
    grade               VARCHAR,
    term_rule           VARCHAR,                -- VT | HT: the term a läsår's figure belongs to
    sensitive_side      VARCHAR NOT NULL,       -- not_reached | reached | none
    is_share            BOOLEAN NOT NULL,
    is_own              BOOLEAN NOT NULL,       -- stands in the authority's own template
    is_every_other_year BOOLEAN NOT NULL,
    higher_is_better    BOOLEAN NOT NULL
);

-- Grain: one row per measure and läsår from which figures are not like the earlier ones.
CREATE TABLE measure_break (
    measure     VARCHAR NOT NULL,
    school_year VARCHAR NOT NULL,
    text        VARCHAR NOT NULL
);

-- Grain: one row per population that a figure can be of.
CREATE TABLE population (
    population VARCHAR PRIMARY KEY,
    words      VARCHAR NOT NULL
);

-- Grain: one row per group of municipalities and member.
CREATE TABLE group_member (
    group_code        VARCHAR NOT NULL,
    municipality_code VARCHAR NOT NULL
);

-- Grain: one row per combination of what figures are about but for their unit.
CREATE TABLE series (
    series_no    INTEGER PRIMARY KEY,
    measure      VARCHAR NOT NULL,
    school_year  VARCHAR NOT NULL,
    term         VARCHAR,
    occasion     VARCHAR,
    gender       VARCHAR NOT NULL,              -- all | girls | boys
    grade        VARCHAR,
    population   VARCHAR NOT NULL,
    marker       VARCHAR,
    pupils_basis VARCHAR,                       -- published | worked_out | other_level
    status       VARCHAR NOT NULL,              -- preliminary | official
    place        VARCHAR NOT NULL               -- '#' stands for place_row
);

-- Grain: one row per fact and source. value is NULL exactly when the series has a marker.
CREATE TABLE observation (
    series_no    INTEGER NOT NULL,
    unit_no      INTEGER NOT NULL,
    value        DOUBLE,
    range_low    DOUBLE,
    range_high   DOUBLE,
    pupils       INTEGER,
    count        INTEGER,
    retrieved_on DATE,
    place_row    INTEGER,
    file_no      INTEGER NOT NULL,
    is_preferred BOOLEAN NOT NULL,              -- in one row per fact: the source to show
    has_other    BOOLEAN NOT NULL               -- another source tells the same fact
);

-- Grain: one row per version of a fact that its source has replaced. Never the authority's own.
CREATE TABLE observation_earlier (
    measure       VARCHAR NOT NULL,
    unit_kind     VARCHAR NOT NULL,
    unit_code     VARCHAR NOT NULL,
    school_year   VARCHAR NOT NULL,
    term          VARCHAR,
    occasion      VARCHAR,
    gender        VARCHAR NOT NULL,
    grade         VARCHAR,
    population    VARCHAR NOT NULL,
    value         DOUBLE,
    marker        VARCHAR,
    range_low     DOUBLE,
    range_high    DOUBLE,
    pupils        INTEGER,
    pupils_basis  VARCHAR,
    count         INTEGER,
    status        VARCHAR NOT NULL,
    retrieved_on  DATE,
    place         VARCHAR NOT NULL,
    place_row     INTEGER,
    file_no       INTEGER NOT NULL,
    replaced_by_file_no INTEGER NOT NULL
);

CREATE VIEW measures AS
SELECT measure, name, short, definition, denominator, unit, source, grade, term_rule, sensitive_side, is_share, is_own,
       is_every_other_year, higher_is_better
FROM measure;

CREATE VIEW measure_breaks AS
SELECT measure, school_year, text FROM measure_break;

CREATE VIEW populations AS
SELECT population, words FROM population;

CREATE VIEW units AS
SELECT unit_kind, unit_code, unit_name, municipality_code FROM unit;

CREATE VIEW municipalities AS
SELECT municipality_code, municipality FROM municipality;

CREATE VIEW group_members AS
SELECT group_code, municipality_code FROM group_member;

CREATE VIEW statistics_files AS
SELECT f.file_id, f.file, f.sha256, f.kind, f.source, f.observation_count, f.published_on, f.retrieved_on, a.imported_at,
       a.imported_by, a.import_no, f.is_example
FROM statistics_file f JOIN statistics_act a USING (file_no);

CREATE VIEW statistics_notices AS
SELECT n.file_id, f.file, n.notice_no, n.code, n.message FROM statistics_notice n JOIN statistics_file f USING (file_id);

CREATE VIEW observations AS
SELECT s.measure, u.unit_kind, u.unit_code, u.unit_name, u.municipality_code, s.school_year,
       substr(s.school_year, 1, 4)::INTEGER + 1 AS year_order, s.term, s.occasion, s.gender, s.grade, s.population,
       o.value, s.marker, o.range_low, o.range_high, o.pupils, s.pupils_basis, o.count, s.status, f.source,
       f.published_on, coalesce(o.retrieved_on, f.retrieved_on) AS retrieved_on, f.file_id, f.file,
       CASE WHEN o.place_row IS NULL THEN s.place ELSE replace(s.place, '#', o.place_row::VARCHAR) END AS place,
       o.is_preferred, f.is_example
FROM observation o JOIN series s USING (series_no) JOIN unit u USING (unit_no) JOIN statistics_file f USING (file_no);

CREATE VIEW observation_history AS
SELECT o.measure, o.unit_kind, o.unit_code, u.unit_name, u.municipality_code, o.school_year,
       substr(o.school_year, 1, 4)::INTEGER + 1 AS year_order, o.term, o.occasion, o.gender, o.grade, o.population,
       o.value, o.marker, o.range_low, o.range_high, o.pupils, o.pupils_basis, o.status, f.source, f.published_on,
       coalesce(o.retrieved_on, f.retrieved_on) AS retrieved_on, f.file_id, f.file,
       CASE WHEN o.place_row IS NULL THEN o.place ELSE replace(o.place, '#', o.place_row::VARCHAR) END AS place,
       n.file_id AS replaced_by_file_id, f.is_example
FROM observation_earlier o JOIN statistics_file f USING (file_no)
     JOIN statistics_file n ON n.file_no = o.replaced_by_file_no
     LEFT JOIN unit u ON u.unit_kind = o.unit_kind AND u.unit_code = o.unit_code;

-- One figure for each unit, measure, term and sex, for a PIVOT: of several populations the same one for all units of a
-- kind, of several groups of grades the same one for all of a unit's figures, of several occasions the term's last.
CREATE VIEW figures AS
WITH preferred AS (
    SELECT *, coalesce(list_position(['all_at_school', 'nation_all', 'municipal', 'located', 'resident', 'independent',
               'municipal_known', 'located_known', 'independent_known', 'staff', 'own'], population), 99) AS rank
    FROM observations WHERE is_preferred),
populated AS (
    SELECT * FROM preferred QUALIFY rank = min(rank) OVER (PARTITION BY measure, unit_kind)),
graded AS (
    SELECT measure, unit_kind, unit_code, grade
    FROM populated GROUP BY measure, unit_kind, unit_code, grade
    QUALIFY row_number() OVER (PARTITION BY measure, unit_kind, unit_code
                               ORDER BY count(*) DESC, grade IS NOT NULL, grade) = 1)
SELECT p.measure, m.name AS measure_name, m.unit, p.unit_kind, p.unit_code, p.unit_name, p.municipality_code,
       p.school_year, p.year_order, p.term, p.occasion, p.gender, p.grade, p.population, p.value, p.marker,
       p.range_low, p.range_high, p.pupils, p.count, p.source, p.file, p.place, p.is_example
FROM populated p JOIN graded g ON (g.measure, g.unit_kind, g.unit_code) = (p.measure, p.unit_kind, p.unit_code)
          AND g.grade IS NOT DISTINCT FROM p.grade
     JOIN measure m ON m.measure = p.measure
QUALIFY row_number() OVER (PARTITION BY p.measure, p.unit_kind, p.unit_code, p.school_year, p.term, p.gender
                           ORDER BY p.occasion DESC NULLS LAST) = 1;

-- What two sources say differently of one fact: a difference to show, never a revision.
CREATE VIEW observation_differences AS
WITH contested AS (
    SELECT s.*, o.unit_no, o.value, o.is_preferred, f.source
    FROM observation o JOIN series s USING (series_no) JOIN statistics_file f USING (file_no) WHERE o.has_other)
SELECT o.measure, u.unit_kind, u.unit_code, u.unit_name, o.school_year, o.term, o.occasion, o.gender, o.grade,
       o.population, o.source, o.value, o.marker, t.source AS other_source, t.value AS other_value,
       t.marker AS other_marker, round(t.value - o.value, 6) AS difference
FROM contested o JOIN contested t
  ON o.is_preferred AND NOT t.is_preferred
 AND (t.measure, t.unit_no, t.school_year, t.gender, t.population)
   = (o.measure, o.unit_no, o.school_year, o.gender, o.population)
 AND t.term IS NOT DISTINCT FROM o.term AND t.occasion IS NOT DISTINCT FROM o.occasion
 AND t.grade IS NOT DISTINCT FROM o.grade
     JOIN unit u ON u.unit_no = o.unit_no
WHERE (o.value, o.marker) IS DISTINCT FROM (t.value, t.marker);

-- Whose the dashboard is: as a person says, else the one that all that is imported names. No row where it names several,
-- or none. A national file names none; a file about the schools of one kommun alone names it.
CREATE VIEW our_authority AS
WITH said AS (
    SELECT CAST(value AS VARCHAR[]) AS whose, decided_by FROM decision WHERE what = 'our_authority'),
reported AS (
    SELECT r.authority, a.municipality_code
    FROM (SELECT DISTINCT authority FROM report WHERE authority IS NOT NULL) r LEFT JOIN authority_units a USING (authority)),
named AS (
    SELECT coalesce(municipality_code, lower(authority)) AS whose, authority, municipality_code FROM reported
    UNION ALL
    SELECT unit_code, unit_name, unit_code FROM unit WHERE unit_kind = 'authority'
    UNION ALL
    SELECT u.municipality_code, NULL, u.municipality_code
    FROM unit u ANTI JOIN group_member USING (municipality_code)
    WHERE u.unit_kind IN ('school', 'municipality') AND u.municipality_code IS NOT NULL
      AND NOT EXISTS (FROM reported) AND NOT EXISTS (FROM unit WHERE unit_kind = 'authority')),
counted AS (
    SELECT min(authority) AS authority, min(municipality_code) AS municipality_code, []::VARCHAR[] AS school_codes,
           'only_one' AS basis, NULL AS decided_by
    FROM named HAVING count(DISTINCT whose) = 1 AND NOT EXISTS (FROM said)
    UNION ALL
    SELECT CASE WHEN NOT is_kommun THEN whose[1] ELSE (SELECT min(authority) FROM reported WHERE municipality_code = whose[1]) END,
           CASE WHEN is_kommun THEN whose[1] END, whose[2:], 'person', decided_by
    FROM (SELECT *, regexp_full_match(whose[1], '[0-9]{4}') AS is_kommun FROM said))
SELECT coalesce(c.authority, m.municipality, u.unit_name) AS authority, c.municipality_code, c.school_codes, c.basis,
       c.decided_by
FROM counted c LEFT JOIN municipality m USING (municipality_code)
     LEFT JOIN unit u ON u.unit_kind = 'municipality' AND u.unit_code = c.municipality_code;

-- The målvärden that count: those the reports state and a person has confirmed, and those set by hand.
CREATE VIEW targets AS
SELECT t.target_key, t.measure, t.value, t.unit, t.comparator, t.negated, t.gender, t.grades,
       CASE WHEN s.unit_code IS NOT NULL THEN 'school' WHEN a.municipality_code IS NOT NULL THEN 'municipality' END
           AS unit_kind,
       coalesce(s.unit_code, a.municipality_code) AS unit_code, coalesce(s.school, t.authority) AS unit_name,
       t.authority, t.school_year, t.term, 'report' AS basis, t.quote, o.report_id, t.reached, t.reached_value, t.reached_file,
       t.reached_place, t.missed_value, t.missed_file, t.missed_place,
       t.confirmed_by AS decided_by, t.confirmed_at AS decided_at, '' AS reason, t.is_example
FROM stated_targets t
     JOIN (SELECT target_key, arg_min(c.report_id, (r.import_no, c.report_id, c.claim_no)) AS report_id,
                  -- A school's, where every initiative that states it is for that school alone.
                  CASE WHEN count(DISTINCT i.school) = 1 AND count(*) = count(c.initiative_id) THEN min(i.school) END
                      AS school
           FROM claim c JOIN report r USING (report_id) LEFT JOIN initiative_school i USING (initiative_id)
           WHERE target_key IS NOT NULL GROUP BY target_key) o USING (target_key)
     LEFT JOIN school_units s ON s.school = o.school AND s.authority IS NOT DISTINCT FROM t.authority
     LEFT JOIN authority_units a ON a.authority = t.authority
WHERE t.confirmed_by IS NOT NULL
UNION ALL
SELECT d.key, v->>'measure', (v->>'value')::DOUBLE, v->>'unit', v->>'comparator', false, v->>'gender', v->>'grade',
       v->>'unit_kind', v->>'unit_code', coalesce(u.unit_name, v->>'unit_name'),
       (SELECT min(a.authority) FROM authority_units a
         WHERE a.municipality_code = coalesce(u.municipality_code, v->>'unit_code')),
       v->>'school_year', v->>'term',
       'person', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, d.decided_by, d.decided_at, d.reason, false
FROM (SELECT *, value::JSON AS v FROM decision WHERE what = 'target_value') d
     LEFT JOIN unit u ON u.unit_kind = (d.v->>'unit_kind') AND u.unit_code = (d.v->>'unit_code');

-- Which initiatives a målvärde belongs to: stated there, or there is talk of the measure among the
-- expected or observed effects. A person has the last word.
CREATE VIEW target_links AS
WITH told AS (
    SELECT c.*, p.part
    FROM claim c LEFT JOIN passage p
      ON p.report_id = c.report_id AND p.initiative_id = c.initiative_id
     AND p.place_table IS NOT DISTINCT FROM c.place_table AND p.place_row IS NOT DISTINCT FROM c.place_row
     AND p.place_paragraph IS NOT DISTINCT FROM c.place_paragraph
    WHERE c.initiative_id IS NOT NULL),
suggested AS (
    -- The quote is the one that stands in the part.
    SELECT t.target_key, c.initiative_id, min(c.part) AS part,
           arg_min(c.quote, (coalesce(c.part, '~'), c.quote)) AS quote
    FROM targets t JOIN told c
      ON c.target_key = t.target_key OR (c.measure = t.measure AND c.part IN ('expected_effect', 'observed_effect'))
     JOIN report r ON r.report_id = c.report_id
    WHERE t.authority IS NULL OR t.authority IS NOT DISTINCT FROM r.authority
    GROUP BY ALL)
SELECT coalesce(s.target_key, split_part(d.key, '|', 1)) AS target_key,
       coalesce(s.initiative_id, i.initiative_id) AS initiative_id,
       coalesce(d.value, 'suggested') AS state, s.part, s.quote, d.decided_by, d.decided_at
FROM suggested s
     JOIN initiative n USING (initiative_id)
     FULL JOIN (decision d JOIN initiative i ON d.what = 'target_link' AND i.initiative_ref = split_part(d.key, '|', 2))
       ON d.key = s.target_key || '|' || n.initiative_ref;
