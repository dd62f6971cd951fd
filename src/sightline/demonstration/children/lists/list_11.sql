SELECT adop_adopter_id AS "adopter-id", adop_family_id AS "family-id",
    CASE adop_sex WHEN 'M' THEN 'a) Male' ELSE 'b) Female' END AS gender, adop_ethnicity AS ethnicity,
    said(adop_disability) AS disability, said(adop_fostering_for_adoption) AS fostering, adop_enquiry_date AS enquiry,
    adop_stage_1_start_date AS "stage-1-start", adop_stage_1_end_date AS "stage-1-end",
    adop_stage_2_start_date AS "stage-2-start", adop_stage_2_end_date AS "stage-2-end",
    adop_application_date AS application, adop_approved_date AS approved, adop_matched_date AS matched,
    adop_placed_date AS placed, adop_children_placed AS children, adop_adoption_order_date AS adopted,
    adop_left_date AS "left", adop_left_reason AS "left-reason"
FROM since, extra_adopter
WHERE adop_adoption_order_date IS NULL AND adop_left_date IS NULL OR adop_adoption_order_date > year OR adop_left_date > year
ORDER BY adop_adopter_id
