-- The läsår that some units have figures of, the latest first.
SELECT DISTINCT school_year
FROM observations
WHERE unit_kind IN ('school', 'municipality') AND unit_code IN (SELECT unnest($units))
  AND measure IN (SELECT unnest($measures))
  AND (marker IS NULL OR marker NOT IN ('missing', 'not_applicable'))
ORDER BY school_year DESC
