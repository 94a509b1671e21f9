-- Tokens that clients of CDS Hooks have used, as digests, until they have ended: each is good for one question.
create table cds_token (
    clinic_id    text        not null default current_setting('prolotherapy.tenant'),
    token_hash   text        not null,
    usable_until timestamptz not null,
    constraint pk_cds_token primary key (clinic_id, token_hash),
    constraint ck_cds_token_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_cds_token_hash check (token_hash ~ '^[0-9a-f]{64}$')
);

alter table cds_token enable row level security;
create policy own_clinic on cds_token
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert, delete on cds_token to "${service}";
