-- What is written out for whoever wants a copy of everything. A row says how far it has come: each page of plans is read, written
-- and counted in one short transaction, so that whoever goes on after a process has ended goes on where it stopped.
create table export (
    clinic_id    text        not null default current_setting('prolotherapy.tenant'),
    id           uuid        not null,
    format       text        not null,
    types        text        not null,
    since        timestamptz,
    plans        bigint      not null,
    requested_at timestamptz not null,
    reached      uuid,
    done         bigint      not null default 0,
    failures     integer     not null default 0,
    finished_at  timestamptz,
    failed       boolean     not null default false,
    constraint pk_export primary key (clinic_id, id),
    constraint ck_export_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_export_format check (format in ('JSON', 'FHIR')),
    constraint ck_export_done check (plans >= 0 and done >= 0 and failures >= 0),
    constraint ck_export_failed check (not failed or finished_at is not null)
);
create unique index uq_export_one_under_way on export (clinic_id) where finished_at is null;

-- The lines of one type from one page of plans, compressed with gzip; bytes is how many they are without.
create table export_part (
    clinic_id text    not null default current_setting('prolotherapy.tenant'),
    export_id uuid    not null,
    type      text    not null,
    number    bigint  not null,
    lines     integer not null,
    bytes     bigint  not null,
    content   bytea   not null,
    constraint pk_export_part primary key (clinic_id, export_id, type, number),
    constraint fk_export_part_export foreign key (clinic_id, export_id) references export (clinic_id, id) on delete cascade,
    constraint ck_export_part_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_export_part_lines check (lines > 0 and bytes > 0)
);
-- It is compressed already.
alter table export_part alter column content set storage external;

alter table export enable row level security;
alter table export_part enable row level security;
create policy own_clinic on export
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
create policy own_clinic on export_part
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert, delete on export to "${service}";
grant update (reached, done, failures, finished_at, failed) on export to "${service}";
grant select, insert on export_part to "${service}";

create function clinics_with_exports_under_way() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    select clinic_id from export where finished_at is null order by clinic_id
$$;

-- Those of all clinics that came to an end before, or were never brought to one.
create function prune_exports(older_than timestamptz) returns bigint
    language sql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with pruned as (
        delete from export where coalesce(finished_at, requested_at) < older_than returning 1)
    select count(*) from pruned
$$;

revoke execute on function clinics_with_exports_under_way, prune_exports from public;
grant execute on function clinics_with_exports_under_way, prune_exports to "${service}";
