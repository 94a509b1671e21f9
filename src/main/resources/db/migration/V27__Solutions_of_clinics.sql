-- The solutions that a clinic mixes for itself, by version, as its protocols are kept. What a code contains never changes once
-- it is approved, because records refer to it; the service holds new versions to that.
create table clinic_solution (
    clinic_id   text        not null default current_setting('prolotherapy.tenant'),
    id          text        not null,
    version     integer     not null,
    edit        bigint      not null,
    status      text        not null,
    definition  jsonb       not null,
    approved_by text,
    approved_at timestamptz,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint pk_clinic_solution primary key (clinic_id, id, version),
    constraint ck_clinic_solution_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_clinic_solution_id check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint ck_clinic_solution_version check (version >= 1),
    constraint ck_clinic_solution_status check (status in ('DRAFT', 'APPROVED', 'RETIRED')),
    constraint ck_clinic_solution_approval check (
        num_nulls(approved_by, approved_at) in (0, 2)
        and (status <> 'DRAFT' or approved_by is null) and (status <> 'APPROVED' or approved_by is not null))
);
create unique index uq_clinic_solution_one_draft on clinic_solution (clinic_id, id) where status = 'DRAFT';
create index ix_clinic_solution_status on clinic_solution (clinic_id, status, id, version);

alter table clinic_solution enable row level security;
create policy own_clinic on clinic_solution
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert, update on clinic_solution to "${service}";

create function forbid_change_of_approved_solution() returns trigger language plpgsql as $$
begin
    if old.status <> 'DRAFT' and (new.definition, new.approved_by, new.approved_at)
            is distinct from (old.definition, old.approved_by, old.approved_at)
        or old.status = 'RETIRED' and new.status <> 'RETIRED'
        or new.status = 'DRAFT' and old.status <> 'DRAFT'
    then
        raise exception 'a solution that was approved is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger approved_solution_stays before update on clinic_solution
    for each row execute function forbid_change_of_approved_solution();

-- So that whoever has the settings, which is everybody, knows whether the solutions that it has kept are still all.
alter table clinic add column formulary_edition bigint not null default 0;
