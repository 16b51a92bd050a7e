-- The figures of one measure and läsår that several files have → which counts, and what did before.
-- All of them are in ``contested_row``, with file_no and the file's date, source and rank.

-- Of one source the latest publication counts. Files without a date count by the order they came.
CREATE TEMP TABLE version AS
SELECT *, row_number() OVER said AS version_no,
       first_value(file_no) OVER said AS current_file_no
FROM contested_row
WINDOW said AS (PARTITION BY source_rank, source, measure, unit_kind, unit_code, school_year, term, occasion, gender,
                             grade, population
                ORDER BY published_on DESC NULLS LAST, retrieved_on DESC NULLS LAST, file_no DESC);

-- What a source has said before and says otherwise now.
INSERT INTO observation_earlier BY NAME
SELECT o.* EXCLUDE (version_no, current_file_no, source, source_rank, published_on), o.current_file_no AS replaced_by_file_no
FROM version o JOIN version n ON n.version_no = 1
 AND (n.source, n.measure, n.unit_kind, n.unit_code, n.school_year, n.gender, n.population)
   = (o.source, o.measure, o.unit_kind, o.unit_code, o.school_year, o.gender, o.population)
 AND n.term IS NOT DISTINCT FROM o.term AND n.occasion IS NOT DISTINCT FROM o.occasion
 AND n.grade IS NOT DISTINCT FROM o.grade
WHERE o.version_no > 1
  AND (n.value, n.marker, n.range_low, n.range_high, n.pupils)
      IS DISTINCT FROM (o.value, o.marker, o.range_low, o.range_high, o.pupils)
ORDER BY o.unit_kind, o.unit_code, o.measure, o.school_year, o.file_no;

-- One row per fact and source, and which of the sources is to be shown.
CREATE TEMP TABLE current_row AS
SELECT * EXCLUDE (version_no, current_file_no, source, source_rank, published_on),
       row_number() OVER fact = 1 AS is_preferred,
       count(*) OVER (PARTITION BY measure, unit_kind, unit_code, school_year, term, occasion, gender, grade,
                      population) > 1 AS has_other
FROM version WHERE version_no = 1
WINDOW fact AS (PARTITION BY measure, unit_kind, unit_code, school_year, term, occasion, gender, grade, population
                ORDER BY source_rank, published_on DESC NULLS LAST, file_no DESC);

DROP TABLE version;
DROP TABLE contested_row;
