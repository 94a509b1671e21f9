-- A protocol version that a plan has used is never changed: its definition is kept here, for all clinics, and compared at
-- every start.
create table protocol_version (
    id         text        not null,
    version    integer     not null,
    definition jsonb       not null,
    added_at   timestamptz not null default now(),
    constraint pk_protocol_version primary key (id, version),
    constraint ck_protocol_version_counts_from_one check (version >= 1)
);

-- A course of treatment: what was asked for, and how it stands. The current screening and the first consent that counts are
-- named here so that reading a plan reads neither.
create table treatment_plan (
    clinic_id               text        not null default current_setting('prolotherapy.tenant'),
    id                      uuid        not null,
    version                 bigint      not null,
    external_id             text,
    patient_system          text        not null,
    patient_value           text        not null,
    condition               text        not null,
    laterality              text        not null,
    severity                text        not null,
    protocol_id             text        not null,
    protocol_version        integer     not null,
    solution                text        not null,
    concentration_percent   numeric,
    planned_lidocaine_mg    numeric,
    start_on                date        not null,
    requested_session_count integer,
    requested_spacing_days  integer,
    session_count           integer     not null,
    clamped_by              text,
    performer               text,
    weight_kg               numeric,
    baseline_pain           integer,
    baseline_function       integer,
    screening_id            uuid,
    consented_at            timestamptz,
    status                  text        not null,
    status_reason           text,
    hold_cause              text,
    resumed_on              date,
    resumed_by              text,
    deadline                date        not null,
    lost_count              integer,
    lost_since              date,
    lost_because            text,
    placement_notes         jsonb       not null,
    created_at              timestamptz not null,
    updated_at              timestamptz not null,
    constraint pk_treatment_plan primary key (clinic_id, id),
    constraint uq_treatment_plan_external_id unique (clinic_id, external_id),
    constraint fk_treatment_plan_protocol_version foreign key (protocol_id, protocol_version)
        references protocol_version (id, version),
    constraint ck_treatment_plan_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_treatment_plan_laterality check (laterality in ('LEFT', 'RIGHT', 'BILATERAL', 'NONE')),
    constraint ck_treatment_plan_severity check (severity in ('MILD', 'MODERATE', 'SEVERE')),
    constraint ck_treatment_plan_status
        check (status in ('DRAFT', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED')),
    constraint ck_treatment_plan_hold_cause
        check (case when status = 'ON_HOLD' then hold_cause in ('REQUEST', 'SAFETY') else hold_cause is null end),
    constraint ck_treatment_plan_session_count check (session_count >= 1),
    constraint ck_treatment_plan_concentration check (concentration_percent between 0 and 100),
    constraint ck_treatment_plan_lidocaine check (planned_lidocaine_mg >= 0),
    constraint ck_treatment_plan_weight check (weight_kg > 0),
    constraint ck_treatment_plan_baseline_pain check (baseline_pain between 0 and 10),
    constraint ck_treatment_plan_baseline_function check (baseline_function between 0 and 100),
    constraint ck_treatment_plan_lost check (
        (lost_count is null and lost_since is null and lost_because is null)
        or (lost_count >= 1 and lost_since is not null and lost_because is not null))
);

-- Unique, since the id is, so that sessions can refer to the patient of their plan.
create unique index ix_treatment_plan_patient on treatment_plan (clinic_id, patient_system, patient_value, id);
create index ix_treatment_plan_updated_at on treatment_plan (clinic_id, updated_at);

-- What is known of the patient that speaks for or against injections: append-only.
create table screening (
    clinic_id           text        not null default current_setting('prolotherapy.tenant'),
    id                  uuid        not null,
    plan_id             uuid        not null,
    anticoagulants      boolean,
    anti_inflammatories boolean,
    infection_at_site   boolean,
    allergies           text[],
    hold_prescriber     text,
    hold_drug           text,
    hold_days           integer,
    hold_decided_at     timestamptz,
    examined_by         text,
    examined_at         timestamptz,
    imaging             text,
    screened_at         timestamptz,
    screened_by         text,
    recorded_at         timestamptz not null,
    constraint pk_screening primary key (clinic_id, id),
    constraint fk_screening_plan foreign key (clinic_id, plan_id)
        references treatment_plan (clinic_id, id) deferrable initially deferred,
    constraint ck_screening_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_screening_hold_days check (hold_days >= 0),
    constraint ck_screening_hold_whole
        check (num_nulls(hold_prescriber, hold_drug, hold_days, hold_decided_at) in (0, 4)),
    constraint ck_screening_examination_whole check (num_nulls(examined_by, examined_at) in (0, 2))
);

create index ix_screening_plan on screening (clinic_id, plan_id, id);
create trigger tr_screening_append_only before update or delete on screening
    for each row execute function forbid_change();

-- A plan and its first screening name each other, so that both are checked when the transaction ends.
alter table treatment_plan
    add constraint fk_treatment_plan_screening foreign key (clinic_id, screening_id)
        references screening (clinic_id, id) deferrable initially deferred;

-- What the patient signed: append-only. One without the risks explained is kept too, and counts as none.
create table consent (
    clinic_id       text        not null default current_setting('prolotherapy.tenant'),
    id              uuid        not null,
    plan_id         uuid        not null,
    signed_at       timestamptz not null,
    explained_by    text        not null,
    risks_explained boolean     not null,
    recorded_at     timestamptz not null,
    constraint pk_consent primary key (clinic_id, id),
    constraint fk_consent_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint ck_consent_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$')
);

create index ix_consent_plan on consent (clinic_id, plan_id, id);
create trigger tr_consent_append_only before update or delete on consent
    for each row execute function forbid_change();

-- What was done to a plan: when, why, and what it changed; append-only. Who called is client_id and user_id; who took the
-- responsibility, where a request names someone, is changed_by.
create table plan_revision (
    clinic_id  text        not null default current_setting('prolotherapy.tenant'),
    plan_id    uuid        not null,
    revision   bigint      not null,
    action     text        not null,
    reason     text,
    changed_by text,
    client_id  text,
    user_id    text,
    changed_at timestamptz not null,
    changes    jsonb       not null,
    constraint pk_plan_revision primary key (clinic_id, plan_id, revision),
    constraint fk_plan_revision_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint ck_plan_revision_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_plan_revision_counts check (revision >= 2)
);

create trigger tr_plan_revision_append_only before update or delete on plan_revision
    for each row execute function forbid_change();

-- What a course was quoted at: append-only. A later quote takes the place of an earlier, which stays readable. It is written
-- once and read as a whole, its totals with it: one row is all of it.
create table plan_quote (
    clinic_id     text        not null default current_setting('prolotherapy.tenant'),
    id            uuid        not null,
    plan_id       uuid        not null,
    quoted_at     timestamptz not null,
    missing_years integer[]   not null,
    totals        jsonb       not null,
    constraint pk_plan_quote primary key (clinic_id, id),
    constraint fk_plan_quote_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint ck_plan_quote_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$')
);

create index ix_plan_quote_plan on plan_quote (clinic_id, plan_id, id);
create trigger tr_plan_quote_append_only before update or delete on plan_quote
    for each row execute function forbid_change();
