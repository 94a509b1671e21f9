-- What was performed: append-only, with what was known and planned at that time, by which its deviations are judged. An
-- amendment carries all values anew, so that the old ones stay readable.
-- A record names its session by number, because a session's row is a projection that may come and go.
create table session_record (
    clinic_id                   text        not null default current_setting('prolotherapy.tenant'),
    id                          uuid        not null,
    plan_id                     uuid        not null,
    session_number              integer     not null,
    performed_at                timestamptz not null,
    performer                   text        not null,
    performer_qualified         boolean     not null,
    consent_id                  text,
    consented_at                timestamptz,
    anaesthetic_agent           text,
    anaesthetic_dose_mg         numeric,
    anaesthetic_with_adrenaline boolean,
    notes                       text,
    fingerprint                 text        not null,
    recorded_at                 timestamptz not null,
    plan_status                 text        not null,
    session_status              text        not null,
    severity                    text        not null,
    protocol_id                 text        not null,
    protocol_version            integer     not null,
    plan_solution               text        not null,
    plan_concentration_percent  numeric,
    weight_kg                   numeric,
    window_earliest             date        not null,
    window_latest               date        not null,
    on_working_day              boolean     not null,
    screening_id                uuid,
    constraint pk_session_record primary key (clinic_id, id),
    constraint fk_session_record_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint fk_session_record_screening foreign key (clinic_id, screening_id)
        references screening (clinic_id, id),
    constraint fk_session_record_protocol_version foreign key (protocol_id, protocol_version)
        references protocol_version (id, version),
    constraint ck_session_record_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_session_record_severity check (severity in ('MILD', 'MODERATE', 'SEVERE')),
    constraint ck_session_record_anaesthetic check (
        num_nulls(anaesthetic_agent, anaesthetic_dose_mg, anaesthetic_with_adrenaline) in (0, 3)),
    constraint ck_session_record_dose check (anaesthetic_dose_mg >= 0)
);

create index ix_session_record_session on session_record (clinic_id, plan_id, session_number);

create table record_amendment (
    clinic_id                   text        not null default current_setting('prolotherapy.tenant'),
    id                          uuid        not null,
    record_id                   uuid        not null,
    revision                    integer     not null,
    reason                      text        not null,
    void                        boolean     not null,
    performed_at                timestamptz not null,
    performer                   text        not null,
    performer_qualified         boolean     not null,
    consent_id                  text,
    consented_at                timestamptz,
    anaesthetic_agent           text,
    anaesthetic_dose_mg         numeric,
    anaesthetic_with_adrenaline boolean,
    notes                       text,
    on_working_day              boolean     not null,
    amended_at                  timestamptz not null,
    constraint pk_record_amendment primary key (clinic_id, id),
    constraint uq_record_amendment_revision unique (clinic_id, record_id, revision),
    constraint fk_record_amendment_record foreign key (clinic_id, record_id)
        references session_record (clinic_id, id),
    constraint ck_record_amendment_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_record_amendment_revision check (revision >= 1),
    constraint ck_record_amendment_anaesthetic check (
        num_nulls(anaesthetic_agent, anaesthetic_dose_mg, anaesthetic_with_adrenaline) in (0, 3)),
    constraint ck_record_amendment_dose check (anaesthetic_dose_mg >= 0)
);

create table injection (
    clinic_id             text        not null default current_setting('prolotherapy.tenant'),
    id                    uuid        not null,
    record_id             uuid        not null,
    position              integer     not null,
    site                  text        not null,
    side                  text,
    structure             text        not null,
    solution              text        not null,
    concentration_percent numeric,
    volume_ml             numeric     not null,
    lidocaine_mg          numeric,
    lot_number            text,
    guidance              text,
    recorded_at           timestamptz not null,
    constraint pk_injection primary key (clinic_id, id),
    constraint uq_injection_position unique (clinic_id, record_id, position),
    constraint fk_injection_record foreign key (clinic_id, record_id) references session_record (clinic_id, id),
    constraint ck_injection_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_injection_position check (position >= 1),
    constraint ck_injection_side check (side in ('LEFT', 'RIGHT')),
    constraint ck_injection_structure check (structure in ('LIGAMENT', 'TENDON', 'ENTHESIS', 'JOINT', 'MUSCLE')),
    constraint ck_injection_concentration check (concentration_percent between 0 and 100),
    constraint ck_injection_volume check (volume_ml > 0),
    constraint ck_injection_lidocaine check (lidocaine_mg >= 0)
);

create table injection_amendment (
    clinic_id             text        not null default current_setting('prolotherapy.tenant'),
    id                    uuid        not null,
    injection_id          uuid        not null,
    revision              integer     not null,
    reason                text        not null,
    void                  boolean     not null,
    site                  text        not null,
    side                  text,
    structure             text        not null,
    solution              text        not null,
    concentration_percent numeric,
    volume_ml             numeric     not null,
    lidocaine_mg          numeric,
    lot_number            text,
    guidance              text,
    amended_at            timestamptz not null,
    constraint pk_injection_amendment primary key (clinic_id, id),
    constraint uq_injection_amendment_revision unique (clinic_id, injection_id, revision),
    constraint fk_injection_amendment_injection foreign key (clinic_id, injection_id)
        references injection (clinic_id, id),
    constraint ck_injection_amendment_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_injection_amendment_revision check (revision >= 1),
    constraint ck_injection_amendment_side check (side in ('LEFT', 'RIGHT')),
    constraint ck_injection_amendment_structure
        check (structure in ('LIGAMENT', 'TENDON', 'ENTHESIS', 'JOINT', 'MUSCLE')),
    constraint ck_injection_amendment_concentration check (concentration_percent between 0 and 100),
    constraint ck_injection_amendment_volume check (volume_ml > 0),
    constraint ck_injection_amendment_lidocaine check (lidocaine_mg >= 0)
);

create trigger tr_session_record_append_only before update or delete on session_record
    for each row execute function forbid_change();
create trigger tr_record_amendment_append_only before update or delete on record_amendment
    for each row execute function forbid_change();
create trigger tr_injection_append_only before update or delete on injection
    for each row execute function forbid_change();
create trigger tr_injection_amendment_append_only before update or delete on injection_amendment
    for each row execute function forbid_change();

-- The projection of a plan's schedule, so that sessions can be searched across plans and booked. A booking keeps the local
-- time and zone that were agreed on, and the instants that follow from them. Severity and protocol are those by which a
-- session was performed: a replan changes those of the plan, and not of what was done. The patient is that of the plan, so that
-- nobody is booked twice at a time, under whichever plans.
create table session (
    clinic_id          text    not null default current_setting('prolotherapy.tenant'),
    id                 uuid    not null,
    plan_id            uuid    not null,
    patient_system     text    not null,
    patient_value      text    not null,
    number             integer not null,
    status             text    not null,
    target             date    not null,
    window_earliest    date    not null,
    window_latest      date    not null,
    pinned_on          date,
    starts_at_local    timestamp,
    time_zone          text,
    starts_at          timestamptz,
    ends_at            timestamptz,
    performer          text,
    room               text,
    performed_on       date,
    record_id          uuid,
    severity           text,
    protocol_id        text,
    protocol_version   integer,
    missed_recorded_on date,
    date               date    not null generated always as (
        coalesce(performed_on, starts_at_local::date, target)) stored,
    constraint pk_session primary key (clinic_id, id),
    constraint uq_session_plan_number unique (clinic_id, plan_id, number),
    constraint uq_session_record unique (clinic_id, record_id),
    constraint fk_session_plan foreign key (clinic_id, plan_id, patient_system, patient_value)
        references treatment_plan (clinic_id, id, patient_system, patient_value),
    constraint fk_session_record foreign key (clinic_id, record_id) references session_record (clinic_id, id),
    constraint fk_session_protocol_version foreign key (protocol_id, protocol_version)
        references protocol_version (id, version),
    -- Nobody is in two places, and no room is taken twice.
    constraint ex_session_performer exclude using gist
        (clinic_id with =, performer with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED'),
    constraint ex_session_room exclude using gist
        (clinic_id with =, room with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED'),
    constraint ex_session_patient exclude using gist
        (clinic_id with =, patient_system with =, patient_value with =, tstzrange(starts_at, ends_at) with &&)
        where (status = 'BOOKED'),
    constraint ck_session_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_session_number check (number >= 1),
    constraint ck_session_status check (status in ('PLANNED', 'BOOKED', 'PERFORMED', 'MISSED', 'CANCELLED')),
    constraint ck_session_window check (window_earliest <= window_latest),
    constraint ck_session_target_in_window
        check (status not in ('PLANNED', 'BOOKED') or target between window_earliest and window_latest),
    constraint ck_session_planned_is_not_booked check (status <> 'PLANNED' or starts_at is null),
    constraint ck_session_booked
        check (status <> 'BOOKED' or (starts_at is not null and performer is not null)),
    constraint ck_session_booking_whole
        check (num_nulls(starts_at_local, time_zone, starts_at, ends_at) in (0, 4)),
    constraint ck_session_booking_length check (starts_at < ends_at),
    constraint ck_session_performed
        check ((status = 'PERFORMED') = (performed_on is not null) and (performed_on is null) = (record_id is null)),
    constraint ck_session_severity check (severity in ('MILD', 'MODERATE', 'SEVERE')),
    constraint ck_session_regimen check (
        case when status = 'PERFORMED' then num_nulls(severity, protocol_id, protocol_version) = 0
             else num_nulls(severity, protocol_id, protocol_version) = 3 end),
    constraint ck_session_missed check ((status = 'MISSED') = (missed_recorded_on is not null))
);

create index ix_session_date on session (clinic_id, date, id);
-- What is booked between two instants is looked for with every booking and every question what is free.
create index ix_session_booked on session (clinic_id, starts_at) where status = 'BOOKED';
