-- What every list says of a child, and words several lists use. The table told holds the day of the return.
CREATE VIEW child AS
SELECT
    pers_person_id AS id,
    CASE pers_sex WHEN 'M' THEN 'a) Male' WHEN 'F' THEN 'b) Female' ELSE 'c) Not stated/recorded (or unborn)' END AS gender,
    pers_ethnicity AS ethnicity,
    coalesce(pers_dob, pers_expected_dob) AS dob,
    CASE WHEN pers_dob <= as_at THEN date_sub('year', pers_dob, as_at) END AS age,
    CASE WHEN disabled.id IS NULL THEN 'b) No' ELSE 'a) Yes' END AS disability,
    CASE WHEN alone.id IS NULL THEN 'b) No' ELSE 'a) Yes' END AS uasc
FROM told, ssd_person
LEFT JOIN (SELECT DISTINCT disa_person_id AS id FROM ssd_disability) AS disabled ON disabled.id = pers_person_id
LEFT JOIN (SELECT DISTINCT immi_person_id AS id FROM ssd_immigration_status) AS alone ON alone.id = pers_person_id;

CREATE VIEW since AS
SELECT as_at, CAST(as_at - INTERVAL 6 MONTH AS DATE) AS half_year, CAST(as_at - INTERVAL 12 MONTH AS DATE) AS year FROM told;

CREATE VIEW team AS SELECT dept_team_id AS id, dept_team_name AS name FROM ssd_department;

CREATE MACRO said(flag) AS CASE flag WHEN true THEN 'a) Yes' WHEN false THEN 'b) No' END;
