-- Every row of this and the following files belongs to a clinic: the one that the connection is set to, and without a setting
-- there is no row. Every key, and every reference, leads with it, so that it stays within a clinic, and finds its shard
-- should the tables be spread by clinic.

-- A clinic's settings. One that nobody configured has these: Monday to Friday 09:00–18:00 in Istanbul (S0), about one hour
-- a visit (S4). A weekday with a break has several hours, in their order.
create table clinic (
    clinic_id     text        not null default current_setting('prolotherapy.tenant'),
    version       bigint      not null default 1,
    time_zone     text        not null default 'Europe/Istanbul',
    visit_minutes integer     not null default 60,
    opening_hours jsonb       not null default
        '{"MONDAY": [["09:00", "18:00"]], "TUESDAY": [["09:00", "18:00"]], "WEDNESDAY": [["09:00", "18:00"]],
          "THURSDAY": [["09:00", "18:00"]], "FRIDAY": [["09:00", "18:00"]]}',
    closures      jsonb       not null default '{}',
    performers    jsonb       not null default '{}',
    rooms         jsonb       not null default '[]',
    updated_at    timestamptz not null,
    constraint pk_clinic primary key (clinic_id),
    constraint ck_clinic_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_clinic_visit_minutes check (visit_minutes between 1 and 1440),
    constraint ck_clinic_opens check (opening_hours <> '{}')
);

-- What a session costs, by year: a fee for each protocol and currency. A setting: the schedule of a year may be replaced.
create table fee_schedule (
    clinic_id text    not null default current_setting('prolotherapy.tenant'),
    year      integer not null,
    version   bigint  not null,
    fees      jsonb   not null,
    constraint pk_fee_schedule primary key (clinic_id, year),
    constraint ck_fee_schedule_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    constraint ck_fee_schedule_year check (year between 1900 and 2999)
);
