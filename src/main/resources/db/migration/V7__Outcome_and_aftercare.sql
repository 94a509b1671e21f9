-- How a course goes, in facts that are append-only. They name a session by number, because a session's row is a projection
-- that may come and go.

-- Pain and function at one time.
create table assessment (
    clinic_id      text        not null default current_setting('prolotherapy.tenant'),
    id             uuid        not null,
    plan_id        uuid        not null,
    session_number integer,
    assessed_at    timestamptz not null,
    pain           integer     not null,
    function       integer,
    recorded_at    timestamptz not null,
    constraint pk_assessment primary key (clinic_id, id),
    constraint fk_assessment_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint ck_assessment_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_assessment_session check (session_number >= 1),
    constraint ck_assessment_pain check (pain between 0 and 10),
    constraint ck_assessment_function check (function between 0 and 100)
);

create index ix_assessment_plan on assessment (clinic_id, plan_id, assessed_at, id);
create trigger tr_assessment_append_only before update or delete on assessment
    for each row execute function forbid_change();

-- Whether the patient exercised on a day. The latest entry of a day holds.
create table exercise_entry (
    clinic_id   text        not null default current_setting('prolotherapy.tenant'),
    id          uuid        not null,
    plan_id     uuid        not null,
    date        date        not null,
    done        boolean     not null,
    minutes     integer,
    notes       text,
    recorded_at timestamptz not null,
    constraint pk_exercise_entry primary key (clinic_id, id),
    constraint fk_exercise_entry_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint ck_exercise_entry_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_exercise_entry_minutes check (minutes between 1 and 1440),
    constraint ck_exercise_entry_minutes_of_exercise check (done or minutes is null)
);

create index ix_exercise_entry_plan on exercise_entry (clinic_id, plan_id, date, id);
create trigger tr_exercise_entry_append_only before update or delete on exercise_entry
    for each row execute function forbid_change();

-- What went wrong, by which injection if that is known, and what follows from it.
create table adverse_event (
    clinic_id           text        not null default current_setting('prolotherapy.tenant'),
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
    constraint pk_adverse_event primary key (clinic_id, id),
    constraint fk_adverse_event_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint fk_adverse_event_injection foreign key (clinic_id, injection_id)
        references injection (clinic_id, id),
    constraint ck_adverse_event_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_adverse_event_injection_in_session check (injection_id is null or session_number is not null),
    constraint ck_adverse_event_kind check (kind in ('INFECTION', 'NERVE_DAMAGE', 'VESSEL_INJURY', 'BLEEDING',
        'INCREASED_PAIN', 'SWELLING', 'ALLERGIC_REACTION', 'OTHER')),
    constraint ck_adverse_event_temperature check (temperature_celsius between 25 and 45),
    constraint ck_adverse_event_pain check (pain between 0 and 10)
);

create index ix_adverse_event_plan on adverse_event (clinic_id, plan_id, id);
create trigger tr_adverse_event_append_only before update or delete on adverse_event
    for each row execute function forbid_change();
