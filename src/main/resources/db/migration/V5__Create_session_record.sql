-- What was performed: append-only. An amendment carries all values anew, so that the old ones stay readable.
-- A record names its session by number, because a session's row is a projection that may come and go.
create table session_record (
    id                          uuid        not null,
    plan_id                     uuid        not null,
    session_number              integer     not null,
    performed_at                timestamptz not null,
    performer                   text        not null,
    consent_id                  text,
    anaesthetic_agent           text,
    anaesthetic_dose_mg         numeric,
    anaesthetic_with_adrenaline boolean,
    notes                       text,
    fingerprint                 text        not null,
    recorded_at                 timestamptz not null,
    plan_status                 text        not null,
    session_status              text        not null,
    plan_solution               text        not null,
    plan_concentration_percent  numeric,
    weight_kg                   numeric,
    window_earliest             date        not null,
    window_latest               date        not null,
    on_working_day              boolean     not null,
    screening_id                uuid,
    constraint pk_session_record primary key (id),
    constraint fk_session_record_plan foreign key (plan_id) references treatment_plan (id),
    constraint fk_session_record_screening foreign key (screening_id) references screening (id),
    constraint ck_session_record_anaesthetic check (
        num_nulls(anaesthetic_agent, anaesthetic_dose_mg, anaesthetic_with_adrenaline) in (0, 3)),
    constraint ck_session_record_dose check (anaesthetic_dose_mg >= 0)
);

create index ix_session_record_session on session_record (plan_id, session_number);

alter table session
    add constraint fk_session_record foreign key (record_id) references session_record (id);

create table record_amendment (
    id                          uuid        not null,
    record_id                   uuid        not null,
    revision                    integer     not null,
    reason                      text        not null,
    void                        boolean     not null,
    performed_at                timestamptz not null,
    performer                   text        not null,
    consent_id                  text,
    anaesthetic_agent           text,
    anaesthetic_dose_mg         numeric,
    anaesthetic_with_adrenaline boolean,
    notes                       text,
    on_working_day              boolean     not null,
    amended_at                  timestamptz not null,
    constraint pk_record_amendment primary key (id),
    constraint uq_record_amendment_revision unique (record_id, revision),
    constraint fk_record_amendment_record foreign key (record_id) references session_record (id),
    constraint ck_record_amendment_revision check (revision >= 1),
    constraint ck_record_amendment_anaesthetic check (
        num_nulls(anaesthetic_agent, anaesthetic_dose_mg, anaesthetic_with_adrenaline) in (0, 3)),
    constraint ck_record_amendment_dose check (anaesthetic_dose_mg >= 0)
);

create table injection (
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
    constraint pk_injection primary key (id),
    constraint uq_injection_position unique (record_id, position),
    constraint fk_injection_record foreign key (record_id) references session_record (id),
    constraint ck_injection_position check (position >= 1),
    constraint ck_injection_side check (side in ('LEFT', 'RIGHT')),
    constraint ck_injection_structure check (structure in ('LIGAMENT', 'TENDON', 'ENTHESIS', 'JOINT', 'MUSCLE')),
    constraint ck_injection_concentration check (concentration_percent between 0 and 100),
    constraint ck_injection_volume check (volume_ml > 0),
    constraint ck_injection_lidocaine check (lidocaine_mg >= 0)
);

create table injection_amendment (
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
    constraint pk_injection_amendment primary key (id),
    constraint uq_injection_amendment_revision unique (injection_id, revision),
    constraint fk_injection_amendment_injection foreign key (injection_id) references injection (id),
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
