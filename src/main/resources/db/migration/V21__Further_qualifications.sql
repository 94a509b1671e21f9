-- Beside the qualifications that the texts name, a clinic may accept others.
alter table clinic add column further_qualifications jsonb not null default '[]';
