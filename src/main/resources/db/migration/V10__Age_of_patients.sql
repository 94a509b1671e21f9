-- The ceilings of local anaesthetics are those of adults. A record keeps the age by which it is judged.
alter table treatment_plan
    add column patient_age_years integer constraint ck_treatment_plan_patient_age check (patient_age_years between 0 and 130);
alter table session_record
    add column patient_age_years integer constraint ck_session_record_patient_age check (patient_age_years between 0 and 130);
