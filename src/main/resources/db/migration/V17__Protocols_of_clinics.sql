-- The protocols that a clinic makes for itself, by version: a draft, then approved, then retired. What was approved is never
-- changed but retired, because plans refer to it. Every version of a protocol goes on counting the edits of the one before.
create table clinic_protocol (
    clinic_id   text        not null default current_setting('prolotherapy.tenant'),
    id          text        not null,
    version     integer     not null,
    edit        bigint      not null,
    status      text        not null,
    definition  jsonb       not null,
    regimen     text,
    approved_by text,
    approved_at timestamptz,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint pk_clinic_protocol primary key (clinic_id, id, version),
    constraint ck_clinic_protocol_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_clinic_protocol_id check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint ck_clinic_protocol_version check (version >= 1),
    constraint ck_clinic_protocol_status check (status in ('DRAFT', 'APPROVED', 'RETIRED')),
    constraint ck_clinic_protocol_approval check (
        num_nulls(approved_by, approved_at) in (0, 2)
        and (status <> 'DRAFT' or approved_by is null) and (status <> 'APPROVED' or approved_by is not null))
);
create unique index uq_clinic_protocol_one_draft on clinic_protocol (clinic_id, id) where status = 'DRAFT';
create index ix_clinic_protocol_status on clinic_protocol (clinic_id, status, id, version);

alter table clinic_protocol enable row level security;
create policy own_clinic on clinic_protocol
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert, update on clinic_protocol to "${service}";

create function forbid_change_of_approved_protocol() returns trigger language plpgsql as $$
begin
    if old.status <> 'DRAFT' and (new.definition, new.approved_by, new.approved_at)
            is distinct from (old.definition, old.approved_by, old.approved_at)
        or old.status = 'RETIRED' and new.status <> 'RETIRED'
        or new.status = 'DRAFT' and old.status <> 'DRAFT'
    then
        raise exception 'a protocol that was approved is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger approved_protocol_stays before update on clinic_protocol
    for each row execute function forbid_change_of_approved_protocol();

-- A plan's protocol is built in or the clinic's own, so one reference cannot say it any more. No version of either is ever deleted.
create function protocol_must_exist() returns trigger language plpgsql as $$
begin
    if new.protocol_id is not null
        and not exists (
            select from protocol_version where id = new.protocol_id and version = new.protocol_version)
        and not exists (
            select from clinic_protocol
            where clinic_id = new.clinic_id and id = new.protocol_id and version = new.protocol_version
                and approved_at is not null)
    then
        raise exception 'there is no version % of the protocol that is referred to', new.protocol_version
            using errcode = 'foreign_key_violation', table = tg_table_name,
                constraint = 'fk_' || tg_table_name || '_protocol_version';
    end if;
    return new;
end
$$;
create trigger protocol_exists before insert or update of protocol_id, protocol_version on treatment_plan
    for each row execute function protocol_must_exist();
create trigger protocol_exists before insert or update of protocol_id, protocol_version on session_record
    for each row execute function protocol_must_exist();
create trigger protocol_exists before insert or update of protocol_id, protocol_version on session
    for each row execute function protocol_must_exist();
alter table treatment_plan drop constraint fk_treatment_plan_protocol_version;
alter table session_record drop constraint fk_session_record_protocol_version;
alter table session drop constraint fk_session_protocol_version;
