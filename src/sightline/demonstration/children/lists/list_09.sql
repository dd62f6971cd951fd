SELECT child.id AS "child-id", gender, ethnicity, dob, age, uasc, disability, team.name AS team,
    clea_care_leaver_worker_id AS worker, clea_care_leaver_personal_advisor AS adviser,
    CASE clea_care_leaver_eligibility
        WHEN 'Relevant' THEN 'a) Relevant child' WHEN 'Former Relevant' THEN 'b) Former relevant child'
        WHEN 'Qualifying' THEN 'c) Qualifying care leaver' ELSE 'd) Eligible child'
    END AS eligibility,
    clea_pathway_plan_review_date AS "plan-review",
    CASE clea_care_leaver_in_touch WHEN 'YES' THEN 'a) Yes' WHEN 'NO' THEN 'b) No' ELSE 'd) Refu' END AS "in-touch",
    clea_care_leaver_latest_contact AS "last-contact", clea_care_leaver_accommodation AS accommodation,
    CASE clea_care_leaver_accom_suitable WHEN '1' THEN 'a) Suitable' ELSE 'b) Unsuitable' END AS suitable,
    clea_care_leaver_activity AS activity
FROM ssd_care_leavers JOIN child ON child.id = clea_person_id
LEFT JOIN team ON team.id = clea_care_leaver_allocated_team
ORDER BY clea_table_id
