-- It names its session by number, because a session's row is a projection that may come and go.
create table adverse_event (
    id                  uuid        not null,
    plan_id             uuid        not null,
    session_number      integer,
    injection_id        uuid,
    kind                text        not null,
    onset_at            timestamptz not null,
    temperature_celsius numeric,
    pain                integer,
    notes               text,
    actions             jsonb       not null,
    recorded_at         timestamptz not null,
    constraint pk_adverse_event primary key (id),
    constraint fk_adverse_event_plan foreign key (plan_id) references treatment_plan (id),
    constraint fk_adverse_event_injection foreign key (injection_id) references injection (id),
    constraint ck_adverse_event_injection_in_session check (injection_id is null or session_number is not null),
    constraint ck_adverse_event_kind check (kind in ('INFECTION', 'NERVE_DAMAGE', 'VESSEL_INJURY', 'BLEEDING',
        'INCREASED_PAIN', 'SWELLING', 'ALLERGIC_REACTION', 'OTHER')),
    constraint ck_adverse_event_temperature check (temperature_celsius between 25 and 45),
    constraint ck_adverse_event_pain check (pain between 0 and 10)
);

create index ix_adverse_event_plan on adverse_event (plan_id, id);
create trigger tr_adverse_event_append_only before update or delete on adverse_event
    for each row execute function forbid_change();
