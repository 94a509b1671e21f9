-- Pain has one decimal. Its tenths stand beside the whole points, so that the version before reads on what it knows.
-- Measures are scores on outcome measures: a list of code, value and, where it is of one, side.
alter table assessment
    add column pain_tenths integer not null default 0,
    add column measures jsonb not null default '[]',
    add constraint ck_assessment_pain_tenths
        check (pain_tenths between 0 and 9 and 10 * pain + pain_tenths <= 100);

alter table treatment_plan
    add column baseline_pain_tenths integer,
    add column baseline_measures jsonb,
    add constraint ck_treatment_plan_baseline_pain_tenths
        check (baseline_pain_tenths between 0 and 9 and 10 * baseline_pain + baseline_pain_tenths <= 100);
