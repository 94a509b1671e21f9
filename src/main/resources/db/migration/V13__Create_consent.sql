-- One without the risks explained is kept too, and counts as none.
create table consent (
    id              uuid        not null,
    plan_id         uuid        not null,
    signed_at       timestamptz not null,
    explained_by    text        not null,
    risks_explained boolean     not null,
    recorded_at     timestamptz not null,
    constraint pk_consent primary key (id),
    constraint fk_consent_plan foreign key (plan_id) references treatment_plan (id)
);

create index ix_consent_plan on consent (plan_id, id);
create trigger tr_consent_append_only before update or delete on consent
    for each row execute function forbid_change();
