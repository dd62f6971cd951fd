-- One row a child: the latest episode that led to an assessment and was open in the six months.
WITH latest AS (
    SELECT * FROM since, ssd_cin_episodes
    WHERE NOT cine_referral_nfa AND (cine_close_date IS NULL OR cine_close_date > half_year)
    QUALIFY row_number() OVER (PARTITION BY cine_person_id ORDER BY cine_referral_date DESC, cine_referral_id) = 1
),
seen AS (
    SELECT id, max(day) AS day FROM (
        SELECT cinv_person_id AS id, cinv_cin_visit_date AS day FROM ssd_cin_visits
        UNION ALL SELECT cppv_person_id, cppv_cp_visit_date FROM ssd_cp_visits
        UNION ALL SELECT clav_person_id, clav_cla_visit_date FROM ssd_cla_visits
    ) GROUP BY id
),
in_care AS (SELECT DISTINCT clae_person_id AS id FROM ssd_cla_episodes WHERE clae_cla_episode_ceased_date IS NULL),
protected AS (SELECT DISTINCT cppl_person_id AS id FROM ssd_cp_plans WHERE cppl_cp_plan_end_date IS NULL),
assessed AS (SELECT DISTINCT cina_person_id AS id FROM ssd_cin_assessments WHERE cina_assessment_auth_date IS NULL),
planned AS (SELECT DISTINCT cinp_person_id AS id FROM ssd_cin_plans WHERE cinp_cin_plan_end_date IS NULL)
SELECT child.id AS "child-id", gender, ethnicity, dob, age, disability, cine_referral_date AS "need-start",
    cine_cin_primary_need_code AS need, CASE WHEN seen.day >= cine_referral_date THEN seen.day END AS "last-seen", cine_close_date AS "need-end",
    cine_close_reason AS "closure-reason",
    CASE
        WHEN cine_close_date IS NOT NULL THEN 'e) Closed episode'
        WHEN in_care.id IS NOT NULL THEN 'a) Looked after child'
        WHEN protected.id IS NOT NULL THEN 'b) Child Protection plan'
        WHEN planned.id IS NULL AND assessed.id IS NOT NULL THEN 'd) Open assessment'
        ELSE 'c) Child in need plan'
    END AS "case-status",
    team.name AS team, worker.id AS worker
FROM latest JOIN child ON child.id = cine_person_id
LEFT JOIN seen ON seen.id = child.id
LEFT JOIN in_care ON in_care.id = child.id
LEFT JOIN protected ON protected.id = child.id
LEFT JOIN planned ON planned.id = child.id
LEFT JOIN assessed ON assessed.id = child.id
LEFT JOIN team ON team.id = cine_referral_team
LEFT JOIN (
    SELECT invo_referral_id AS referral, arg_max(invo_professional_id, invo_involvement_start_date) AS id
    FROM ssd_involvements GROUP BY invo_referral_id
) AS worker ON worker.referral = cine_referral_id
ORDER BY cine_referral_date, cine_referral_id
