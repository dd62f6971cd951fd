-- One row a child: the latest period of care open in the six months, as it stood at its last episode.
WITH latest AS (
    SELECT * FROM since, ssd_cla_episodes
    QUALIFY row_number() OVER (PARTITION BY clae_person_id ORDER BY clae_cla_episode_start_date DESC) = 1
),
legal AS (
    SELECT * FROM ssd_legal_status
    QUALIFY row_number() OVER (PARTITION BY lega_person_id ORDER BY lega_legal_status_start_date DESC) = 1
),
reviewed AS (SELECT clar_cla_id AS id, max(clar_cla_review_date) AS day FROM ssd_cla_reviews GROUP BY clar_cla_id),
visited AS (SELECT clav_cla_id AS id, max(clav_cla_visit_date) AS day FROM ssd_cla_visits GROUP BY clav_cla_id),
checked AS (
    SELECT clah_person_id AS id,
        max(clah_health_check_date) FILTER (clah_health_check_type = 'health-assessment') AS health,
        max(clah_health_check_date) FILTER (clah_health_check_type = 'dental-check') AS dental
    FROM ssd_cla_health GROUP BY clah_person_id
),
placed AS (
    SELECT clap_cla_id AS id, count(*) AS number FROM since, ssd_cla_placement
    WHERE clap_cla_placement_end_date IS NULL OR clap_cla_placement_end_date > year GROUP BY clap_cla_id
),
gone AS (
    SELECT miss_person_id AS id,
        count(*) FILTER (miss_missing_episode_type = 'Missing') AS missing,
        count(*) FILTER (miss_missing_episode_type = 'Away') AS away,
        arg_max(miss_missing_rhi_offered, miss_missing_episode_start_date)
            FILTER (miss_missing_episode_type = 'Missing') AS offered,
        arg_max(miss_missing_rhi_accepted, miss_missing_episode_start_date)
            FILTER (miss_missing_episode_type = 'Missing') AS accepted
    FROM since, ssd_missing WHERE miss_missing_episode_start_date > year GROUP BY miss_person_id
),
planned AS (
    SELECT lacp_person_id AS id, arg_max(lacp_cla_care_plan_json, lacp_cla_care_plan_start_date) AS plan
    FROM ssd_cla_care_plan WHERE lacp_cla_care_plan_end_date IS NULL GROUP BY lacp_person_id
),
again AS (
    SELECT DISTINCT first.clae_person_id AS id FROM since, ssd_cla_episodes AS first JOIN latest USING (clae_person_id)
    WHERE first.clae_cla_id <> latest.clae_cla_id AND first.clae_cla_episode_ceased_date > since.year
)
SELECT child.id AS "child-id", gender, ethnicity, dob, age, uasc, disability, clae_entered_care_date AS "care-start",
    clae_cla_primary_need_code AS need, said(again.id IS NOT NULL) AS "second-period",
    lega_legal_status_start_date AS "legal-start", lega_legal_status AS "legal-status", reviewed.day AS "last-review",
    visited.day AS "last-visit",
    CASE json_keys(planned.plan)[1]
        WHEN 'RETURNEV' THEN 'a) Return to family' WHEN 'ADOPTION' THEN 'b) Adoption'
        WHEN 'SUPPLIV' THEN 'd) Supported living in the community'
        WHEN 'LTFOST18' THEN 'f) Long-term fostering' WHEN 'LTRELFR' THEN 'f) Long-term fostering'
    END AS "permanence-plan",
    NULL AS "last-officer-visit", checked.health AS "last-health", checked.dental AS "last-dental",
    coalesce(placed.number, 1) AS "placements-12", clae_cla_episode_ceased_date AS "care-end",
    clae_cla_episode_ceased_reason AS "care-end-reason", clap_cla_placement_start_date AS "placement-start",
    clap_cla_placement_type AS "placement-type", clap_cla_placement_provider AS "placement-provider",
    clap_cla_placement_postcode AS "placement-postcode", clap_cla_placement_urn AS "placement-urn",
    CASE WHEN clap_cla_placement_distance < 12 THEN 'a) In' ELSE 'b) Out' END AS "placement-location",
    CASE WHEN clap_cla_placement_distance < 12 THEN 'Northmere' ELSE 'Eastvale' END AS "placement-authority",
    coalesce(gone.missing, 0) AS "missing-12", coalesce(gone.away, 0) AS "absent-12",
    said(gone.offered) AS "interview-offered", said(gone.accepted) AS "interview-accepted",
    team.name AS team, cine_referral_worker_id AS worker
FROM latest JOIN child ON child.id = clae_person_id
LEFT JOIN legal ON lega_person_id = child.id
LEFT JOIN ssd_cla_placement ON clap_cla_placement_id = clae_cla_placement_id
LEFT JOIN reviewed ON reviewed.id = clae_cla_id
LEFT JOIN visited ON visited.id = clae_cla_id
LEFT JOIN checked ON checked.id = child.id
LEFT JOIN placed ON placed.id = clae_cla_id
LEFT JOIN gone ON gone.id = child.id
LEFT JOIN planned ON planned.id = child.id
LEFT JOIN again ON again.id = child.id
LEFT JOIN ssd_cin_episodes ON cine_referral_id = clae_referral_id
LEFT JOIN team ON team.id = cine_referral_team
WHERE clae_cla_episode_ceased_date IS NULL OR clae_cla_episode_ceased_date > half_year
ORDER BY clae_entered_care_date, clae_cla_episode_id
