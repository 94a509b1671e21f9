-- A protocol version that a plan has used is never changed: its definition is kept here and compared at every start.
create table protocol_version (
    id         text        not null,
    version    integer     not null,
    definition jsonb       not null,
    added_at   timestamptz not null default now(),
    constraint pk_protocol_version primary key (id, version),
    constraint ck_protocol_version_counts_from_one check (version >= 1)
);
