-- Whether the patient exercised on a day: append-only. The latest entry of a day holds.
create table exercise_entry (
    id          uuid        not null,
    plan_id     uuid        not null,
    date        date        not null,
    done        boolean     not null,
    minutes     integer,
    notes       text,
    recorded_at timestamptz not null,
    constraint pk_exercise_entry primary key (id),
    constraint fk_exercise_entry_plan foreign key (plan_id) references treatment_plan (id),
    constraint ck_exercise_entry_minutes check (minutes between 1 and 1440),
    constraint ck_exercise_entry_minutes_of_exercise check (done or minutes is null)
);

create index ix_exercise_entry_plan on exercise_entry (plan_id, date, id);
create trigger tr_exercise_entry_append_only before update or delete on exercise_entry
    for each row execute function forbid_change();
