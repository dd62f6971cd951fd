-- One row a child: the latest plan open in the six months.
WITH latest AS (
    SELECT * FROM since, ssd_cp_plans
    WHERE cppl_cp_plan_end_date IS NULL OR cppl_cp_plan_end_date > half_year
    QUALIFY row_number() OVER (PARTITION BY cppl_person_id ORDER BY cppl_cp_plan_start_date DESC, cppl_cp_plan_id) = 1
),
visited AS (
    SELECT cppv_cp_plan_id AS plan, max(cppv_cp_visit_date) AS day,
        arg_max(cppv_cp_visit_seen_alone, cppv_cp_visit_date) AS alone
    FROM ssd_cp_visits GROUP BY cppv_cp_plan_id
),
reviewed AS (SELECT cppr_cp_plan_id AS plan, max(cppr_cp_review_date) AS day FROM ssd_cp_reviews GROUP BY cppr_cp_plan_id),
urgent AS (
    SELECT DISTINCT lega_person_id AS id FROM since, ssd_legal_status
    WHERE lega_legal_status IN ('L1', 'L2') AND lega_legal_status_start_date > half_year
)
SELECT child.id AS "child-id", gender, ethnicity, dob, age, disability, cppl_cp_plan_start_date AS "plan-start",
    cppl_cp_plan_initial_category AS "first-category", cppl_cp_plan_latest_category AS "latest-category",
    visited.day AS "last-visit", said(visited.alone) AS "seen-alone", reviewed.day AS "last-review",
    cppl_cp_plan_end_date AS "plan-end", said(urgent.id IS NOT NULL) AS emergency,
    (
        SELECT count(*) FROM ssd_cp_plans AS other
        WHERE other.cppl_person_id = latest.cppl_person_id
            AND other.cppl_cp_plan_start_date < latest.cppl_cp_plan_start_date
    ) AS "earlier-plans",
    team.name AS team, cine_referral_worker_id AS worker
FROM latest JOIN child ON child.id = cppl_person_id
LEFT JOIN visited ON visited.plan = cppl_cp_plan_id
LEFT JOIN reviewed ON reviewed.plan = cppl_cp_plan_id
LEFT JOIN urgent ON urgent.id = child.id
LEFT JOIN ssd_cin_episodes ON cine_referral_id = cppl_referral_id
LEFT JOIN team ON team.id = cine_referral_team
ORDER BY cppl_cp_plan_start_date, cppl_cp_plan_id
