-- What follows for the authorities that stand as they stood, from the snapshot ``before``.
-- kept_report (report_id) and kept_authority (authority, '' where it is not said) are handed in.

INSERT INTO derived.initiative BY NAME
SELECT initiative_id, initiative_ref, area
FROM before.initiative SEMI JOIN kept_report USING (report_id);

INSERT INTO derived.initiative_school BY NAME
FROM before.initiative_school SEMI JOIN derived.initiative USING (initiative_id);

INSERT INTO derived.initiative_form BY NAME
FROM before.initiative_form SEMI JOIN derived.initiative USING (initiative_id);

INSERT INTO derived.goal BY NAME
SELECT goal_id, goal_ref, goal_key, is_current, decided, decided_by, decided_at, status_reason
FROM before.goal SEMI JOIN derived.initiative USING (initiative_id);

INSERT INTO derived.goal_move BY NAME
FROM before.goal_move SEMI JOIN derived.goal USING (goal_id);

INSERT INTO derived.goal_match BY NAME
FROM before.goal_match SEMI JOIN derived.goal USING (goal_id);

INSERT INTO derived.school BY NAME
SELECT authority, school, forms, form_codes, forms_basis, spellings
FROM before.school WHERE coalesce(authority, '') IN (FROM kept_authority);

INSERT INTO derived.question BY NAME
FROM before.question SEMI JOIN kept_report USING (report_id) WHERE what <> 'area_name';
