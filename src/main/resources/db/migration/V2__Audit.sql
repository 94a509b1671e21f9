-- Who did what: one row for each request to a clinic's data, whatever came of it. The clinic "-" is nobody's: it has the
-- requests whose caller could not be told, and no token can name it.
create table audit_event (
    clinic_id      text        not null default current_setting('prolotherapy.clinic'),
    id             uuid        not null,
    at             timestamptz not null,
    client_id      text,
    user_id        text,
    action         text        not null,
    patient_system text,
    patient_value  text,
    resource       text,
    version        bigint,
    outcome        integer     not null,
    request_id     text        not null,
    shown          uuid[]      not null,
    constraint pk_audit_event primary key (clinic_id, id),
    constraint ck_audit_event_clinic check (clinic_id ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$'),
    constraint ck_audit_event_caller
        check ((client_id is null) = (clinic_id = '-') and (user_id is null) = (clinic_id = '-')),
    constraint ck_audit_event_patient check ((patient_system is null) = (patient_value is null)),
    constraint ck_audit_event_outcome check (outcome between 100 and 599)
);

create index ix_audit_event_at on audit_event (clinic_id, at, id);
create index ix_audit_event_patient on audit_event (clinic_id, patient_system, patient_value, at, id)
    where patient_system is not null;

-- What no seal covers yet. Its rows come and go all the time.
create table audit_unsealed (
    clinic_id text        not null default current_setting('prolotherapy.clinic'),
    event_id  uuid        not null,
    since     timestamptz not null default clock_timestamp(),
    constraint pk_audit_unsealed primary key (clinic_id, event_id),
    constraint ck_audit_unsealed_clinic check (clinic_id ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$')
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Each seal covers the one before and, in this order, the events with these digests, 32 bytes each.
create table audit_seal (
    clinic_id text        not null default current_setting('prolotherapy.clinic'),
    number    bigint      not null,
    previous  bytea       not null,
    sealed_at timestamptz not null,
    events    uuid[]      not null,
    digests   bytea       not null,
    seal      bytea       not null,
    constraint pk_audit_seal primary key (clinic_id, number),
    constraint ck_audit_seal_clinic check (clinic_id ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$'),
    constraint ck_audit_seal_counts_from_one check (number >= 1),
    constraint ck_audit_seal_lengths check (
        length(previous) = 32 and length(seal) = 32 and length(digests) = 32 * cardinality(events)
        and cardinality(events) > 0)
);

-- Whoever writes an event cannot forget that it has to be sealed.
create function await_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (clinic_id, event_id) select clinic_id, id from added;
    return null;
end $$;
create trigger tr_audit_event_await_seal after insert on audit_event
    referencing new table as added for each statement execute function await_seal();

create trigger tr_audit_event_append_only before update or delete on audit_event
    for each row execute function forbid_change();
create trigger tr_audit_event_not_emptied before truncate on audit_event
    for each statement execute function forbid_change();
create trigger tr_audit_seal_append_only before update or delete on audit_seal
    for each row execute function forbid_change();
create trigger tr_audit_seal_not_emptied before truncate on audit_seal
    for each statement execute function forbid_change();

-- A clinic's rows, and no others, are there for a connection that is set to it; without a setting, none.
alter table audit_event enable row level security;
alter table audit_unsealed enable row level security;
alter table audit_seal enable row level security;
create policy own_clinic on audit_event
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on audit_unsealed
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on audit_seal
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));

grant select, insert on audit_event, audit_seal to "${service}";
grant select, insert, delete on audit_unsealed to "${service}";

-- The work that starts by itself needs to know for which clinics there is some. These functions tell their names and nothing
-- else, with the rights of the owner, whom row-level security does not concern. They step from one clinic to the next, since
-- to look at each row would take ever longer.
create function clinics_awaiting_seal() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with recursive found as (
        (select clinic_id from audit_unsealed order by clinic_id limit 1)
        union all
        select (select clinic_id from audit_unsealed where clinic_id > found.clinic_id order by clinic_id limit 1)
        from found where found.clinic_id is not null)
    select clinic_id from found where clinic_id is not null
$$;

create function clinics_audited() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with recursive acting as (
        (select clinic_id from audit_event order by clinic_id limit 1)
        union all
        select (select clinic_id from audit_event where clinic_id > acting.clinic_id order by clinic_id limit 1)
        from acting where acting.clinic_id is not null),
    sealed as (
        (select clinic_id from audit_seal order by clinic_id limit 1)
        union all
        select (select clinic_id from audit_seal where clinic_id > sealed.clinic_id order by clinic_id limit 1)
        from sealed where sealed.clinic_id is not null)
    select clinic_id from acting where clinic_id is not null
    union select clinic_id from sealed where clinic_id is not null
$$;

revoke execute on function clinics_awaiting_seal(), clinics_audited() from public;
grant execute on function clinics_awaiting_seal(), clinics_audited() to "${service}";
