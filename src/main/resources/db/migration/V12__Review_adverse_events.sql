-- How bad an adverse event was, and what is suspected to have caused it.
alter table adverse_event
    add column seriousness text,
    add column suspected   text,
    add constraint ck_adverse_event_seriousness
        check (seriousness in ('MILD', 'MODERATE', 'SEVERE', 'LIFE_THREATENING'));

-- More kinds than before: every row that was taken before is taken still.
alter table adverse_event
    drop constraint ck_adverse_event_kind,
    add constraint ck_adverse_event_kind check (kind in ('INFECTION', 'NERVE_DAMAGE', 'VESSEL_INJURY', 'BLEEDING',
        'INCREASED_PAIN', 'SWELLING', 'ALLERGIC_REACTION', 'LOCAL_ANAESTHETIC_TOXICITY', 'PNEUMOTHORAX', 'DURAL_PUNCTURE',
        'TENDON_RUPTURE', 'VASOVAGAL', 'POST_INJECTION_FLARE', 'OTHER'));

-- What a clinician concluded of an adverse event, once: append-only.
create table adverse_event_review (
    clinic_id   text        not null default current_setting('prolotherapy.tenant'),
    id          uuid        not null,
    plan_id     uuid        not null,
    event_id    uuid        not null,
    reviewed_by text        not null,
    conclusion  text        not null,
    recorded_at timestamptz not null,
    constraint pk_adverse_event_review primary key (clinic_id, id),
    constraint fk_adverse_event_review_plan foreign key (clinic_id, plan_id) references treatment_plan (clinic_id, id),
    constraint fk_adverse_event_review_event foreign key (clinic_id, event_id) references adverse_event (clinic_id, id),
    constraint uq_adverse_event_review_event unique (clinic_id, event_id),
    constraint ck_adverse_event_review_clinic check (clinic_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$')
);

create index ix_adverse_event_review_plan on adverse_event_review (clinic_id, plan_id, id);
create trigger tr_adverse_event_review_append_only before update or delete on adverse_event_review
    for each row execute function forbid_change();
alter table adverse_event_review enable row level security;
create policy own_clinic on adverse_event_review
    using (clinic_id = current_setting('prolotherapy.tenant', true))
    with check (clinic_id = current_setting('prolotherapy.tenant', true));
grant select, insert on adverse_event_review to "${service}";

-- The events that stop a course until they are reviewed, so that a plan is read without its events.
alter table treatment_plan add column stopping_events jsonb not null default '[]';

-- Of courses that have not begun or are on hold for safety: what was reported since a clinician last resumed them.
update treatment_plan p
set stopping_events = (
    select coalesce(
        jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'suspected', null, 'reviewed', false) order by e.id),
        '[]')
    from adverse_event e
    where e.clinic_id = p.clinic_id and e.plan_id = p.id
        and e.recorded_at::date >= coalesce(p.resumed_on, '-infinity')
        and e.actions @? '$[*] ? (@.rule == "INFECTION_AFTER_SESSION" || @.rule == "FEVER_AFTER_SESSION"
            || @.rule == "SEVERE_PAIN_AFTER_SESSION" || @.rule == "ADVERSE_EVENT_UNMEASURED")')
where p.status = 'DRAFT' or p.hold_cause = 'SAFETY';
