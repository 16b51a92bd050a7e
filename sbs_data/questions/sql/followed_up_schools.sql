-- The schools that have follow-up of their own.
SELECT DISTINCT o.unit_code FROM observations o JOIN measures m USING (measure)
WHERE m.is_own AND o.unit_kind = 'school'
