-- A course has phases: which one a session belongs to, when a session was asked for that is placed as needed, and how many
-- sessions were agreed on for the phases after the first. Whatever was stored before has one phase.
alter table session
    add column phase    text not null default 'INITIAL',
    add column asked_on date;
alter table treatment_plan
    add column as_needed_counts integer[] not null default '{}';
