-- Since when the patient had consented, as it was known when a record or its correction was made.
alter table session_record add column consented_at timestamptz;
alter table record_amendment add column consented_at timestamptz;
