create table treatment_plan (
    id                      uuid        not null,
    version                 bigint      not null,
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
    external_id             text,
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
    constraint pk_treatment_plan primary key (id),
    constraint uq_treatment_plan_external_id unique (external_id),
    constraint fk_treatment_plan_protocol_version foreign key (protocol_id, protocol_version)
        references protocol_version (id, version),
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

create index ix_treatment_plan_patient on treatment_plan (patient_system, patient_value, id);
create index ix_treatment_plan_updated_at on treatment_plan (updated_at);
