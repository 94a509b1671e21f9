-- The clinic's list of a day is in the order of the visits' times; sessions without one come last.
create index ix_session_day on session (clinic_id, date, starts_at, id);
