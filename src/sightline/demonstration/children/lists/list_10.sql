WITH entered AS (SELECT clae_cla_id AS id, min(clae_entered_care_date) AS day FROM ssd_cla_episodes GROUP BY clae_cla_id)
SELECT child.id AS "child-id", NULL AS "family-id", gender, ethnicity, dob, age, disability, entered.day AS "care-start",
    perm_adm_decision_date AS decision, perm_placement_order_date AS "placement-order", perm_matched_date AS matched,
    perm_placed_for_adoption_date AS placed, perm_permanence_order_date AS adopted,
    perm_decision_reversed_date AS reversed, perm_decision_reversed_reason AS "reversed-reason", NULL AS "early-placed"
FROM since, ssd_permanence JOIN child ON child.id = perm_person_id
JOIN entered ON entered.id = perm_cla_id
WHERE (perm_permanence_order_date IS NULL AND perm_decision_reversed_date IS NULL)
    OR perm_permanence_order_date > year OR perm_decision_reversed_date > year
ORDER BY perm_table_id
