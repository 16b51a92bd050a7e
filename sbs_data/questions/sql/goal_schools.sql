-- The schools of a goal's initiative, each as it counts, as it is written and who has said so.
SELECT authority, school, school_written AS written, basis
FROM goal_schools
WHERE goal_id = $goal_id
ORDER BY school COLLATE sv
