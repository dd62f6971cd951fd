SELECT child.id AS "child-id", gender, ethnicity, dob, age, disability, it.s47e_s47_start_date AS "strategy-date",
    said(CASE WHEN icpc_icpc_id IS NOT NULL THEN false ELSE it.s47e_s47_nfa END) AS "conference-unnecessary",
    icpc_icpc_date AS "conference-date", said(icpc_icpc_outcome_cp_flag) AS "led-to-plan",
    (
        SELECT count(*) FROM ssd_s47_enquiry AS other
        WHERE other.s47e_person_id = it.s47e_person_id AND other.s47e_s47_start_date < it.s47e_s47_start_date
            AND other.s47e_s47_start_date >= it.s47e_s47_start_date - INTERVAL 12 MONTH
    ) AS "enquiries-12",
    (
        SELECT count(*) FROM ssd_initial_cp_conference AS other
        WHERE other.icpc_person_id = it.s47e_person_id AND other.icpc_icpc_date < it.s47e_s47_start_date
            AND other.icpc_icpc_date >= it.s47e_s47_start_date - INTERVAL 12 MONTH
    ) AS "conferences-12",
    team.name AS team, it.s47e_s47_completed_by_worker_id AS worker
FROM since, ssd_s47_enquiry AS it JOIN child ON child.id = it.s47e_person_id
LEFT JOIN ssd_initial_cp_conference ON icpc_s47_enquiry_id = it.s47e_s47_enquiry_id
LEFT JOIN team ON team.id = it.s47e_s47_completed_by_team
WHERE it.s47e_s47_end_date IS NULL OR it.s47e_s47_start_date > half_year
ORDER BY it.s47e_s47_start_date, it.s47e_s47_enquiry_id
