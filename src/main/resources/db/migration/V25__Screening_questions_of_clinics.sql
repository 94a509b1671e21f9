-- Beside the four questions of every screening a clinic, and a protocol, may ask more.
alter table clinic add column screening_questions jsonb not null default '[]';
alter table screening add column answers jsonb;
alter table session_record add column clinic_questions jsonb;
