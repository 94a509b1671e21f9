-- A fact once written stays: corrections are new rows.
create function forbid_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end
$$;

create table screening (
    id                    uuid        not null,
    plan_id               uuid        not null,
    anticoagulants        boolean,
    anti_inflammatories   boolean,
    infection_at_site     boolean,
    allergies             text[],
    hold_prescriber       text,
    hold_drug             text,
    hold_days             integer,
    hold_decided_at       timestamptz,
    examined_by           text,
    examined_at           timestamptz,
    imaging               text,
    screened_at           timestamptz,
    screened_by           text,
    recorded_at           timestamptz not null,
    constraint pk_screening primary key (id),
    constraint fk_screening_plan foreign key (plan_id) references treatment_plan (id) deferrable initially deferred,
    constraint ck_screening_hold_days check (hold_days >= 0),
    constraint ck_screening_hold_whole check (num_nulls(hold_prescriber, hold_drug, hold_days, hold_decided_at) in (0, 4)),
    constraint ck_screening_examination_whole check (num_nulls(examined_by, examined_at) in (0, 2))
);

create index ix_screening_plan on screening (plan_id, id);
create trigger tr_screening_append_only before update or delete on screening
    for each row execute function forbid_change();

alter table treatment_plan
    add column screening_id uuid,
    add constraint fk_treatment_plan_screening foreign key (screening_id) references screening (id)
        deferrable initially deferred;
