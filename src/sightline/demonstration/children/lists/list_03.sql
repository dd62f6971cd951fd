SELECT child.id AS "child-id", gender, ethnicity, dob, age, it.cine_referral_date AS "referral-date",
    it.cine_referral_source_code AS "referral-source", said(it.cine_referral_nfa) AS nfa,
    (
        SELECT count(*) FROM ssd_cin_episodes AS other
        WHERE other.cine_person_id = it.cine_person_id AND other.cine_referral_date < it.cine_referral_date
            AND other.cine_referral_date >= it.cine_referral_date - INTERVAL 12 MONTH
    ) AS "referrals-12",
    team.name AS team, it.cine_referral_worker_id AS worker
FROM since, ssd_cin_episodes AS it JOIN child ON child.id = it.cine_person_id
LEFT JOIN team ON team.id = it.cine_referral_team
WHERE it.cine_referral_date > half_year
ORDER BY it.cine_referral_date, it.cine_referral_id
