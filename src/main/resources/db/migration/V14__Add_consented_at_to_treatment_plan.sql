-- When the first consent that counts was signed: kept here so that reading a plan reads no consents.
alter table treatment_plan add column consented_at timestamptz;
