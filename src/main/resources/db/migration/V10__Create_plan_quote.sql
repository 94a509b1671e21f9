-- What a course was quoted at: append-only. A later quote takes the place of an earlier, which stays readable.
create table plan_quote (
    id            uuid        not null,
    plan_id       uuid        not null,
    quoted_at     timestamptz not null,
    missing_years integer[]   not null,
    constraint pk_plan_quote primary key (id),
    constraint fk_plan_quote_plan foreign key (plan_id) references treatment_plan (id)
);

create index ix_plan_quote_plan on plan_quote (plan_id, id);

create table plan_quote_total (
    quote_id      uuid    not null,
    currency      text    not null,
    amount        numeric not null,
    session_count integer not null,
    constraint pk_plan_quote_total primary key (quote_id, currency),
    constraint fk_plan_quote_total_quote foreign key (quote_id) references plan_quote (id),
    constraint ck_plan_quote_total_currency check (currency ~ '^[A-Z]{3}$'),
    constraint ck_plan_quote_total_amount check (amount >= 0),
    constraint ck_plan_quote_total_session_count check (session_count >= 1)
);

create trigger tr_plan_quote_append_only before update or delete on plan_quote
    for each row execute function forbid_change();
create trigger tr_plan_quote_total_append_only before update or delete on plan_quote_total
    for each row execute function forbid_change();
