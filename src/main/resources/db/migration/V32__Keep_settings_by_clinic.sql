-- Settings by clinic. A clinic that nobody configured has these: Monday to Friday 09:00–18:00 in Istanbul (S0), about one
-- hour a visit (S4).
alter table clinic
    drop constraint pk_clinic,
    drop constraint ck_clinic_is_one,
    drop column id,
    add constraint pk_clinic primary key (clinic_id),
    alter column version set default 1,
    alter column time_zone set default 'Europe/Istanbul',
    alter column visit_minutes set default 60,
    alter column opening_hours set default
        '{"MONDAY": ["09:00", "18:00"], "TUESDAY": ["09:00", "18:00"], "WEDNESDAY": ["09:00", "18:00"],
          "THURSDAY": ["09:00", "18:00"], "FRIDAY": ["09:00", "18:00"]}',
    alter column closures set default '{}',
    alter column performers set default '{}',
    alter column rooms set default '[]';
