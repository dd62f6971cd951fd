SELECT child.id AS "child-id", gender, ethnicity, dob, age, disability,
    cina_assessment_start_date AS "assessment-start", said(cina_assessment_child_seen) AS seen,
    cina_assessment_auth_date AS authorised, said(NOT cina_assessment_outcome_nfa) AS "support-needed",
    team.name AS team, cina_assessment_worker_id AS worker
FROM since, ssd_cin_assessments JOIN child ON child.id = cina_person_id
LEFT JOIN team ON team.id = cina_assessment_team
WHERE cina_assessment_auth_date IS NULL OR cina_assessment_auth_date > half_year
ORDER BY cina_assessment_start_date, cina_assessment_id
