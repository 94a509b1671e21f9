-- Leave to read a plan's calendar for whoever knows a secret, of which only a digest is kept. Nothing of it changes but that
-- it is revoked.
create table calendar_link (
    clinic_id   text        not null default current_setting('prolotherapy.tenant'),
    id          uuid        not null,
    plan_id     uuid        not null,
    secret_hash text        not null,
    detail      text        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    constraint pk_calendar_link primary key (clinic_id, id),
    constraint uq_calendar_link_secret unique (clinic_id, secret_hash),
    constraint fk_calendar_link_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint ck_calendar_link_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_calendar_link_secret check (secret_hash ~ '^[0-9a-f]{64}$'),
    constraint ck_calendar_link_detail check (detail in ('APPOINTMENTS', 'COURSE')),
    constraint ck_calendar_link_expires check (expires_at > created_at)
);

create index ix_calendar_link_plan on calendar_link (clinic_id, plan_id, id);
alter table calendar_link enable row level security;
create policy own_clinic on calendar_link
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert, update (revoked_at) on calendar_link to "${service}";
