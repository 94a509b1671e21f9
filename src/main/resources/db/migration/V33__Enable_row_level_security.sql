-- A clinic's rows, and no others, are there for a connection that is set to it; without a setting, none. Owners are exempt:
-- migrations change the rows of all clinics.
alter table treatment_plan enable row level security;
alter table session enable row level security;
alter table screening enable row level security;
alter table session_record enable row level security;
alter table record_amendment enable row level security;
alter table injection enable row level security;
alter table injection_amendment enable row level security;
alter table clinic enable row level security;
alter table plan_revision enable row level security;
alter table fee_schedule enable row level security;
alter table fee enable row level security;
alter table plan_quote enable row level security;
alter table plan_quote_total enable row level security;
alter table assessment enable row level security;
alter table exercise_entry enable row level security;
alter table consent enable row level security;
alter table adverse_event enable row level security;

create policy own_clinic on treatment_plan
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on session
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on screening
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on session_record
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on record_amendment
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on injection
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on injection_amendment
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on clinic
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on plan_revision
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on fee_schedule
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on fee
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on plan_quote
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on plan_quote_total
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on assessment
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on exercise_entry
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on consent
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
create policy own_clinic on adverse_event
    using (clinic_id = current_setting('prolotherapy.clinic', true))
    with check (clinic_id = current_setting('prolotherapy.clinic', true));
