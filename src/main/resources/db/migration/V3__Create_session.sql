-- The projection of a plan's schedule, so that sessions can be searched across plans.
create table session (
    id                 uuid    not null,
    plan_id            uuid    not null,
    number             integer not null,
    status             text    not null,
    target             date    not null,
    window_earliest    date    not null,
    window_latest      date    not null,
    performed_on       date,
    missed_recorded_on date,
    date               date    not null generated always as (coalesce(performed_on, target)) stored,
    performer          text,
    record_id          uuid,
    constraint pk_session primary key (id),
    constraint uq_session_plan_number unique (plan_id, number),
    constraint uq_session_record unique (record_id),
    constraint fk_session_plan foreign key (plan_id) references treatment_plan (id),
    constraint ck_session_number check (number >= 1),
    constraint ck_session_status check (status in ('PLANNED', 'BOOKED', 'PERFORMED', 'MISSED', 'CANCELLED')),
    constraint ck_session_window check (window_earliest <= window_latest),
    constraint ck_session_target_in_window
        check (status not in ('PLANNED', 'BOOKED') or target between window_earliest and window_latest),
    constraint ck_session_performed
        check ((status = 'PERFORMED') = (performed_on is not null) and (performed_on is null) = (record_id is null)),
    constraint ck_session_missed check ((status = 'MISSED') = (missed_recorded_on is not null))
);

create index ix_session_date on session (date, id);
