-- What the målvärden that count are for, in alphabetical order.
SELECT DISTINCT unit_name FROM targets WHERE unit_name IS NOT NULL ORDER BY unit_name COLLATE sv
