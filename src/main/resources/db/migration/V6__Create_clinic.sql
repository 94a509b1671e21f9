-- The clinic's settings: Monday to Friday 09:00–18:00 in Istanbul (S0), about one hour a visit (S4).
create table clinic (
    id            integer     not null,
    version       bigint      not null,
    time_zone     text        not null,
    visit_minutes integer     not null,
    opening_hours jsonb       not null,
    closures      jsonb       not null,
    performers    jsonb       not null,
    rooms         jsonb       not null,
    updated_at    timestamptz not null,
    constraint pk_clinic primary key (id),
    constraint ck_clinic_is_one check (id = 1),
    constraint ck_clinic_visit_minutes check (visit_minutes between 1 and 1440),
    constraint ck_clinic_opens check (opening_hours <> '{}')
);

insert into clinic (id, version, time_zone, visit_minutes, opening_hours, closures, performers, rooms, updated_at)
values (1, 1, 'Europe/Istanbul', 60,
        '{"MONDAY": ["09:00", "18:00"], "TUESDAY": ["09:00", "18:00"], "WEDNESDAY": ["09:00", "18:00"],
          "THURSDAY": ["09:00", "18:00"], "FRIDAY": ["09:00", "18:00"]}',
        '{}', '{}', '[]', now());
