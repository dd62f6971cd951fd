SELECT child.id AS "child-id", gender, ethnicity, dob, age, earl_episode_start_date AS "assessment-start",
    earl_episode_end_date AS "assessment-end", earl_episode_organisation AS organisation
FROM since, ssd_early_help_episodes JOIN child ON child.id = earl_person_id
WHERE earl_episode_end_date IS NULL OR earl_episode_end_date > half_year
ORDER BY earl_episode_start_date, earl_episode_id
