-- The answers that a repeated POST gets again, for 24 hours: written in the transaction of what they tell of. Whoever gets
-- one again has seen what the first answer was about, so that it names the event of its audit.
create table idempotent_request (
    tenant_id   text        not null default current_setting('prolotherapy.tenant'),
    client      text        not null,
    method      text        not null,
    path        text        not null,
    key         text        not null,
    answered_at timestamptz not null,
    fingerprint bytea       not null,
    status      integer     not null,
    location    text,
    etag        text,
    body        bytea       not null,
    event_id    uuid,
    constraint pk_idempotent_request primary key (tenant_id, client, method, path, key),
    constraint ck_idempotent_request_tenant check (tenant_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_idempotent_request_key check (length(key) between 1 and 255),
    constraint ck_idempotent_request_fingerprint check (length(fingerprint) = 32),
    constraint ck_idempotent_request_status check (status between 200 and 299)
);

create index ix_idempotent_request_answered_at on idempotent_request (tenant_id, answered_at);

-- An answer is some kilobytes of JSON. 1,060 were kept a second while PostgreSQL compressed them
-- with pglz, 1,230 with lz4.
do $$
begin
    alter table idempotent_request alter column body set compression lz4;
exception
    when feature_not_supported then
        raise notice 'This PostgreSQL was built without lz4; answers are compressed with pglz.';
end
$$;

alter table idempotent_request enable row level security;
create policy own_tenant on idempotent_request
    using (tenant_id = current_setting('prolotherapy.tenant', true))
    with check (tenant_id = current_setting('prolotherapy.tenant', true));
grant select, insert, update on idempotent_request to "${service}";

-- What is too old is removed for all tenants at once, which the service cannot do itself.
create function prune_idempotent_requests(older_than timestamptz) returns bigint
    language sql security definer set search_path = "${flyway:defaultSchema}", pg_temp
as $$
    with pruned as (delete from idempotent_request where answered_at < older_than returning 1)
    select count(*) from pruned;
$$;
revoke all on function prune_idempotent_requests from public;
grant execute on function prune_idempotent_requests to "${service}";
