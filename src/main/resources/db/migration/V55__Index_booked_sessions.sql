-- What is booked between two instants is looked for with every booking and every question what is free.
create index ix_session_booked on session (clinic_id, starts_at) where status = 'BOOKED';
