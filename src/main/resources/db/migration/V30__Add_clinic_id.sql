-- Whose each row is. What is there belongs to the clinic "local"; a constant default fills the column without an update,
-- which the tables that are append-only would refuse. From now on a row belongs to the clinic that the connection is set to,
-- and without one there is no row.
alter table treatment_plan add column clinic_id text not null default 'local';
alter table session add column clinic_id text not null default 'local';
alter table screening add column clinic_id text not null default 'local';
alter table session_record add column clinic_id text not null default 'local';
alter table record_amendment add column clinic_id text not null default 'local';
alter table injection add column clinic_id text not null default 'local';
alter table injection_amendment add column clinic_id text not null default 'local';
alter table clinic add column clinic_id text not null default 'local';
alter table plan_revision add column clinic_id text not null default 'local';
alter table fee_schedule add column clinic_id text not null default 'local';
alter table fee add column clinic_id text not null default 'local';
alter table plan_quote add column clinic_id text not null default 'local';
alter table plan_quote_total add column clinic_id text not null default 'local';
alter table assessment add column clinic_id text not null default 'local';
alter table exercise_entry add column clinic_id text not null default 'local';
alter table consent add column clinic_id text not null default 'local';
alter table adverse_event add column clinic_id text not null default 'local';

alter table treatment_plan alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table session alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table screening alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table session_record alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table record_amendment alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table injection alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table injection_amendment alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table clinic alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table plan_revision alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table fee_schedule alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table fee alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table plan_quote alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table plan_quote_total alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table assessment alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table exercise_entry alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table consent alter column clinic_id set default current_setting('prolotherapy.clinic');
alter table adverse_event alter column clinic_id set default current_setting('prolotherapy.clinic');

alter table treatment_plan add constraint ck_treatment_plan_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table session add constraint ck_session_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table screening add constraint ck_screening_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table session_record add constraint ck_session_record_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table record_amendment add constraint ck_record_amendment_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table injection add constraint ck_injection_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table injection_amendment add constraint ck_injection_amendment_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table clinic add constraint ck_clinic_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table plan_revision add constraint ck_plan_revision_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table fee_schedule add constraint ck_fee_schedule_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table fee add constraint ck_fee_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table plan_quote add constraint ck_plan_quote_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table plan_quote_total add constraint ck_plan_quote_total_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table assessment add constraint ck_assessment_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table exercise_entry add constraint ck_exercise_entry_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table consent add constraint ck_consent_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
alter table adverse_event add constraint ck_adverse_event_clinic
    check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
