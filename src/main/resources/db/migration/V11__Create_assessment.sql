-- Pain and function at one time: append-only. An assessment names its session by number, because a session's row is a
-- projection that may come and go.
create table assessment (
    id             uuid        not null,
    plan_id        uuid        not null,
    session_number integer,
    assessed_at    timestamptz not null,
    pain           integer     not null,
    function       integer,
    recorded_at    timestamptz not null,
    constraint pk_assessment primary key (id),
    constraint fk_assessment_plan foreign key (plan_id) references treatment_plan (id),
    constraint ck_assessment_session check (session_number >= 1),
    constraint ck_assessment_pain check (pain between 0 and 10),
    constraint ck_assessment_function check (function between 0 and 100)
);

create index ix_assessment_plan on assessment (plan_id, assessed_at, id);
create trigger tr_assessment_append_only before update or delete on assessment
    for each row execute function forbid_change();
