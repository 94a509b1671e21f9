-- A plan may treat further areas in the same sessions, and a condition that no code says is said in words. An injection into the
-- spine may name its level.
alter table treatment_plan
    add column condition_text text,
    add column condition_coding jsonb,
    add column further_areas jsonb;

alter table injection add column level text;
alter table injection_amendment add column level text;
