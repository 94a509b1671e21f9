-- Who did what: one row for each request to a tenant's data, whatever came of it. The tenant "-" is nobody's: it has the
-- requests whose caller could not be told, and no token can name it.
create table audit_event (
    tenant_id      text        not null default current_setting('prolotherapy.tenant'),
    id             uuid        not null,
    at             timestamptz not null,
    client_id      text,
    user_id        text,
    action         text        not null,
    subject_system text,
    subject_value  text,
    resource       text,
    version        bigint,
    outcome        integer     not null,
    request_id     text        not null,
    shown          uuid[]      not null,
    constraint pk_audit_event primary key (tenant_id, id),
    constraint ck_audit_event_tenant check (tenant_id ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$'),
    constraint ck_audit_event_caller
        check ((client_id is null) = (tenant_id = '-') and (user_id is null) = (tenant_id = '-')),
    constraint ck_audit_event_subject check ((subject_system is null) = (subject_value is null)),
    constraint ck_audit_event_outcome check (outcome between 100 and 599)
);

create index ix_audit_event_at on audit_event (tenant_id, at, id);
create index ix_audit_event_subject on audit_event (tenant_id, subject_system, subject_value, at, id)
    where subject_system is not null;

-- What no seal covers yet. Its rows come and go all the time.
create table audit_unsealed (
    tenant_id text        not null default current_setting('prolotherapy.tenant'),
    event_id  uuid        not null,
    since     timestamptz not null default clock_timestamp(),
    constraint pk_audit_unsealed primary key (tenant_id, event_id),
    constraint ck_audit_unsealed_tenant check (tenant_id ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$')
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Each seal covers the one before and, in this order, the events with these digests, 32 bytes each.
create table audit_seal (
    tenant_id text        not null default current_setting('prolotherapy.tenant'),
    number    bigint      not null,
    previous  bytea       not null,
    sealed_at timestamptz not null,
    events    uuid[]      not null,
    digests   bytea       not null,
    seal      bytea       not null,
    constraint pk_audit_seal primary key (tenant_id, number),
    constraint ck_audit_seal_tenant check (tenant_id ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|-)$'),
    constraint ck_audit_seal_counts_from_one check (number >= 1),
    constraint ck_audit_seal_lengths check (
        length(previous) = 32 and length(seal) = 32 and length(digests) = 32 * cardinality(events)
        and cardinality(events) > 0)
);

-- Whoever writes an event cannot forget that it has to be sealed.
create function await_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (tenant_id, event_id) select tenant_id, id from added;
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

-- A tenant's rows, and no others, are there for a connection that is set to it; without a setting, none.
alter table audit_event enable row level security;
alter table audit_unsealed enable row level security;
alter table audit_seal enable row level security;
create policy own_tenant on audit_event
    using (tenant_id = current_setting('prolotherapy.tenant', true))
    with check (tenant_id = current_setting('prolotherapy.tenant', true));
create policy own_tenant on audit_unsealed
    using (tenant_id = current_setting('prolotherapy.tenant', true))
    with check (tenant_id = current_setting('prolotherapy.tenant', true));
create policy own_tenant on audit_seal
    using (tenant_id = current_setting('prolotherapy.tenant', true))
    with check (tenant_id = current_setting('prolotherapy.tenant', true));

grant select, insert on audit_event, audit_seal to "${service}";
grant select, insert, delete on audit_unsealed to "${service}";

-- The work that starts by itself needs to know for which tenants there is some. These functions tell their names and nothing
-- else, with the rights of the owner, whom row-level security does not concern. They step from one tenant to the next, since
-- to look at each row would take ever longer.
create function tenants_awaiting_seal() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with recursive found as (
        (select tenant_id from audit_unsealed order by tenant_id limit 1)
        union all
        select (select tenant_id from audit_unsealed where tenant_id > found.tenant_id order by tenant_id limit 1)
        from found where found.tenant_id is not null)
    select tenant_id from found where tenant_id is not null
$$;

create function tenants_audited() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with recursive acting as (
        (select tenant_id from audit_event order by tenant_id limit 1)
        union all
        select (select tenant_id from audit_event where tenant_id > acting.tenant_id order by tenant_id limit 1)
        from acting where acting.tenant_id is not null),
    sealed as (
        (select tenant_id from audit_seal order by tenant_id limit 1)
        union all
        select (select tenant_id from audit_seal where tenant_id > sealed.tenant_id order by tenant_id limit 1)
        from sealed where sealed.tenant_id is not null)
    select tenant_id from acting where tenant_id is not null
    union select tenant_id from sealed where tenant_id is not null
$$;

revoke execute on function tenants_awaiting_seal(), tenants_audited() from public;
grant execute on function tenants_awaiting_seal(), tenants_audited() to "${service}";
