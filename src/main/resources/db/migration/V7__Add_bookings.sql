-- A booking keeps the local time and zone that were agreed on, and the instants that follow from them.
create extension if not exists btree_gist;

alter table session
    drop column date,
    add column pinned_on       date,
    add column starts_at_local timestamp,
    add column time_zone       text,
    add column starts_at       timestamptz,
    add column ends_at         timestamptz,
    add column room            text,
    add column date            date not null generated always as (
        coalesce(performed_on, starts_at_local::date, target)) stored,
    add constraint ck_session_booking_whole
        check (num_nulls(starts_at_local, time_zone, starts_at, ends_at) in (0, 4)),
    add constraint ck_session_booking_length check (starts_at < ends_at),
    add constraint ck_session_booked
        check (status <> 'BOOKED' or (starts_at is not null and performer is not null)),
    add constraint ck_session_planned_is_not_booked check (status <> 'PLANNED' or starts_at is null),
    add constraint ex_session_performer
        exclude using gist (performer with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED'),
    add constraint ex_session_room
        exclude using gist (room with =, tstzrange(starts_at, ends_at) with &&) where (status = 'BOOKED');

create index ix_session_date on session (date, id);
