-- What was given to a patient, and what is planned for them, on one day, under whichever plans.
create index ix_session_patient_date on session (clinic_id, patient_system, patient_value, date);
