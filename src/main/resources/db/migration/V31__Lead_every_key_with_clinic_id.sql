-- Every key, and every reference, stays within a clinic, and finds its shard should the tables be spread by clinic.
-- References first, because they stand on the keys.
alter table session drop constraint fk_session_plan, drop constraint fk_session_record;
alter table screening drop constraint fk_screening_plan;
alter table treatment_plan drop constraint fk_treatment_plan_screening;
alter table session_record drop constraint fk_session_record_plan, drop constraint fk_session_record_screening;
alter table record_amendment drop constraint fk_record_amendment_record;
alter table injection drop constraint fk_injection_record;
alter table injection_amendment drop constraint fk_injection_amendment_injection;
alter table plan_revision drop constraint fk_plan_revision_plan;
alter table fee drop constraint fk_fee_schedule;
alter table plan_quote drop constraint fk_plan_quote_plan;
alter table plan_quote_total drop constraint fk_plan_quote_total_quote;
alter table assessment drop constraint fk_assessment_plan;
alter table exercise_entry drop constraint fk_exercise_entry_plan;
alter table consent drop constraint fk_consent_plan;
alter table adverse_event drop constraint fk_adverse_event_plan, drop constraint fk_adverse_event_injection;

alter table treatment_plan
    drop constraint pk_treatment_plan,
    drop constraint uq_treatment_plan_external_id,
    add constraint pk_treatment_plan primary key (clinic_id, id),
    add constraint uq_treatment_plan_external_id unique (clinic_id, external_id);
drop index ix_treatment_plan_patient, ix_treatment_plan_updated_at;
create index ix_treatment_plan_patient on treatment_plan (clinic_id, patient_system, patient_value, id);
create index ix_treatment_plan_updated_at on treatment_plan (clinic_id, updated_at);

alter table session
    drop constraint pk_session,
    drop constraint uq_session_plan_number,
    drop constraint uq_session_record,
    drop constraint ex_session_performer,
    drop constraint ex_session_room,
    add constraint pk_session primary key (clinic_id, id),
    add constraint uq_session_plan_number unique (clinic_id, plan_id, number),
    add constraint uq_session_record unique (clinic_id, record_id),
    add constraint ex_session_performer exclude using gist
        (clinic_id with =, performer with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED'),
    add constraint ex_session_room exclude using gist
        (clinic_id with =, room with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED');
drop index ix_session_date;
create index ix_session_date on session (clinic_id, date, id);

alter table screening
    drop constraint pk_screening,
    add constraint pk_screening primary key (clinic_id, id);
drop index ix_screening_plan;
create index ix_screening_plan on screening (clinic_id, plan_id, id);

alter table session_record
    drop constraint pk_session_record,
    add constraint pk_session_record primary key (clinic_id, id);
drop index ix_session_record_session;
create index ix_session_record_session on session_record (clinic_id, plan_id, session_number);

alter table record_amendment
    drop constraint pk_record_amendment,
    drop constraint uq_record_amendment_revision,
    add constraint pk_record_amendment primary key (clinic_id, id),
    add constraint uq_record_amendment_revision unique (clinic_id, record_id, revision);

alter table injection
    drop constraint pk_injection,
    drop constraint uq_injection_position,
    add constraint pk_injection primary key (clinic_id, id),
    add constraint uq_injection_position unique (clinic_id, record_id, position);

alter table injection_amendment
    drop constraint pk_injection_amendment,
    drop constraint uq_injection_amendment_revision,
    add constraint pk_injection_amendment primary key (clinic_id, id),
    add constraint uq_injection_amendment_revision unique (clinic_id, injection_id, revision);

alter table plan_revision
    drop constraint pk_plan_revision,
    add constraint pk_plan_revision primary key (clinic_id, plan_id, revision);

alter table fee_schedule
    drop constraint pk_fee_schedule,
    add constraint pk_fee_schedule primary key (clinic_id, year);

alter table fee
    drop constraint pk_fee,
    add constraint pk_fee primary key (clinic_id, year, protocol, currency);

alter table plan_quote
    drop constraint pk_plan_quote,
    add constraint pk_plan_quote primary key (clinic_id, id);
drop index ix_plan_quote_plan;
create index ix_plan_quote_plan on plan_quote (clinic_id, plan_id, id);

alter table plan_quote_total
    drop constraint pk_plan_quote_total,
    add constraint pk_plan_quote_total primary key (clinic_id, quote_id, currency);

alter table assessment
    drop constraint pk_assessment,
    add constraint pk_assessment primary key (clinic_id, id);
drop index ix_assessment_plan;
create index ix_assessment_plan on assessment (clinic_id, plan_id, assessed_at, id);

alter table exercise_entry
    drop constraint pk_exercise_entry,
    add constraint pk_exercise_entry primary key (clinic_id, id);
drop index ix_exercise_entry_plan;
create index ix_exercise_entry_plan on exercise_entry (clinic_id, plan_id, date, id);

alter table consent
    drop constraint pk_consent,
    add constraint pk_consent primary key (clinic_id, id);
drop index ix_consent_plan;
create index ix_consent_plan on consent (clinic_id, plan_id, id);

alter table adverse_event
    drop constraint pk_adverse_event,
    add constraint pk_adverse_event primary key (clinic_id, id);
drop index ix_adverse_event_plan;
create index ix_adverse_event_plan on adverse_event (clinic_id, plan_id, id);

alter table session
    add constraint fk_session_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    add constraint fk_session_record foreign key (clinic_id, record_id) references session_record (clinic_id, id);
alter table screening
    add constraint fk_screening_plan foreign key (clinic_id, plan_id)
        references treatment_plan (clinic_id, id) deferrable initially deferred;
alter table treatment_plan
    add constraint fk_treatment_plan_screening foreign key (clinic_id, screening_id)
        references screening (clinic_id, id) deferrable initially deferred;
alter table session_record
    add constraint fk_session_record_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    add constraint fk_session_record_screening foreign key (clinic_id, screening_id)
        references screening (clinic_id, id);
alter table record_amendment
    add constraint fk_record_amendment_record foreign key (clinic_id, record_id)
        references session_record (clinic_id, id);
alter table injection
    add constraint fk_injection_record foreign key (clinic_id, record_id) references session_record (clinic_id, id);
alter table injection_amendment
    add constraint fk_injection_amendment_injection foreign key (clinic_id, injection_id)
        references injection (clinic_id, id);
alter table plan_revision
    add constraint fk_plan_revision_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id);
alter table fee
    add constraint fk_fee_schedule foreign key (clinic_id, year) references fee_schedule (clinic_id, year);
alter table plan_quote
    add constraint fk_plan_quote_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id);
alter table plan_quote_total
    add constraint fk_plan_quote_total_quote foreign key (clinic_id, quote_id) references plan_quote (clinic_id, id);
alter table assessment
    add constraint fk_assessment_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id);
alter table exercise_entry
    add constraint fk_exercise_entry_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id);
alter table consent
    add constraint fk_consent_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id);
alter table adverse_event
    add constraint fk_adverse_event_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    add constraint fk_adverse_event_injection foreign key (clinic_id, injection_id)
        references injection (clinic_id, id);
