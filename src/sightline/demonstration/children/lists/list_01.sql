SELECT child.id AS "child-id", gender, ethnicity, dob, age, cont_contact_date AS "contact-date",
    cont_contact_source_code AS "contact-source"
FROM since, ssd_contacts JOIN child ON child.id = cont_person_id
WHERE cont_contact_date > half_year
ORDER BY cont_contact_date, cont_contact_id
