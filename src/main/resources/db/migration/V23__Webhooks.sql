-- Addresses that are told what happens in a clinic, each with how far along the feed it is told. What signs is kept as it is,
-- since a signature needs it; no answer shows it again.
create table webhook (
    clinic_id     text        not null default current_setting('prolotherapy.tenant'),
    id            uuid        not null,
    url           text        not null,
    types         text,
    secret        text        not null,
    former_secret text,
    former_until  timestamptz,
    created_at    timestamptz not null,
    disabled_at   timestamptz,
    gap_at        timestamptz,
    feed_database text        not null,
    feed_xid      xid8        not null,
    feed_position bigint      not null,
    constraint pk_webhook primary key (clinic_id, id),
    constraint ck_webhook_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_webhook_url check (url ~ '^https?://'),
    constraint ck_webhook_former check ((former_secret is null) = (former_until is null))
);

-- One row for each event that a webhook is told. due_at is when it is sent next: while an attempt is under way, when that is
-- given up for lost, as it is if the process that sends it ends; null once there is nothing more to do.
create table webhook_delivery (
    clinic_id    text        not null default current_setting('prolotherapy.tenant'),
    webhook_id   uuid        not null,
    event_id     uuid        not null,
    type         text        not null,
    body         text        not null,
    created_at   timestamptz not null,
    attempts     integer     not null default 0,
    lease        uuid,
    due_at       timestamptz,
    attempted_at timestamptz,
    answered     integer,
    failure      text,
    delivered_at timestamptz,
    constraint pk_webhook_delivery primary key (clinic_id, webhook_id, event_id),
    constraint fk_webhook_delivery_webhook foreign key (clinic_id, webhook_id)
        references webhook (clinic_id, id) on delete cascade,
    constraint ck_webhook_delivery_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_webhook_delivery_attempts check (attempts >= 0),
    constraint ck_webhook_delivery_done check (delivered_at is null or due_at is null)
) with (autovacuum_vacuum_insert_scale_factor = 0.02);

create index ix_webhook_delivery_due on webhook_delivery (clinic_id, webhook_id, due_at) where due_at is not null;

alter table webhook enable row level security;
alter table webhook_delivery enable row level security;
create policy own_clinic on webhook
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
create policy own_clinic on webhook_delivery
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert, delete on webhook to "${service}";
grant update (secret, former_secret, former_until, disabled_at, gap_at, feed_database, feed_xid, feed_position)
    on webhook to "${service}";
grant select, insert, delete on webhook_delivery to "${service}";
grant update (attempts, lease, due_at, attempted_at, answered, failure, delivered_at) on webhook_delivery to "${service}";

-- The clinics that have a webhook to be told something now. What the feed keeps back is not yet to be told.
create function clinics_with_webhook_work(due timestamptz) returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    select distinct clinic_id from webhook
    where disabled_at is null and (
        exists (select from change
                where change.clinic_id = webhook.clinic_id
                  and (change.xid, change.position) > (webhook.feed_xid, webhook.feed_position)
                  and change.xid < pg_snapshot_xmin(pg_current_snapshot()))
        or exists (select from webhook_delivery delivery
                   where delivery.clinic_id = webhook.clinic_id and delivery.webhook_id = webhook.id
                     and delivery.due_at <= due))
$$;

-- What there is nothing more to do about, once it is too old.
create function prune_webhook_deliveries(older_than timestamptz, at_most integer) returns bigint
    language sql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with old as (
        select clinic_id, webhook_id, event_id from webhook_delivery
        where due_at is null and created_at < older_than limit at_most for update skip locked),
    pruned as (
        delete from webhook_delivery using old
        where (webhook_delivery.clinic_id, webhook_delivery.webhook_id, webhook_delivery.event_id)
            = (old.clinic_id, old.webhook_id, old.event_id)
        returning 1)
    select count(*) from pruned
$$;

revoke execute on function clinics_with_webhook_work, prune_webhook_deliveries from public;
grant execute on function clinics_with_webhook_work, prune_webhook_deliveries to "${service}";
