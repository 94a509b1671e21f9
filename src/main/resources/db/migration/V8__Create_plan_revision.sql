-- What was done to a plan: who, when, why, and what it changed.
create table plan_revision (
    plan_id    uuid        not null,
    revision   bigint      not null,
    action     text        not null,
    reason     text,
    changed_by text,
    changed_at timestamptz not null,
    changes    jsonb       not null,
    constraint pk_plan_revision primary key (plan_id, revision),
    constraint fk_plan_revision_plan foreign key (plan_id) references treatment_plan (id),
    constraint ck_plan_revision_counts check (revision >= 2)
);

create trigger tr_plan_revision_append_only before update or delete on plan_revision
    for each row execute function forbid_change();
