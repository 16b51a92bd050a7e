-- One goal with everything its report says of it. One row, or none.
SELECT g.*, coalesce(s.schools, '') AS schools, i.reference_text
FROM goals g
JOIN initiatives i USING (initiative_id)
LEFT JOIN (
    SELECT goal_id, string_agg(school, ', ' ORDER BY school COLLATE sv) AS schools
    FROM goal_schools
    GROUP BY goal_id
) s USING (goal_id)
WHERE g.goal_id = $goal_id
