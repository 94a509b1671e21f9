-- A clinic's rows, and no others, are there for a connection that is set to it; without a setting, none. Owners are exempt:
-- migrations change the rows of all clinics. Statements name their clinic themselves, and this is what holds if one does not.
do $$
declare
    of_clinics constant regclass[] := array[
        'clinic', 'fee_schedule',
        'treatment_plan', 'screening', 'consent', 'plan_revision', 'plan_quote',
        'session_record', 'record_amendment', 'injection', 'injection_amendment', 'session',
        'assessment', 'exercise_entry', 'adverse_event'];
    each regclass;
begin
    foreach each in array of_clinics loop
        execute format('alter table %s enable row level security', each);
        execute format($policy$
            create policy own_clinic on %s
                using (clinic_id = current_setting('prolotherapy.tenant', true))
                with check (clinic_id = current_setting('prolotherapy.tenant', true))
            $policy$, each);
    end loop;
end
$$;

-- The service may do what its code does, and no more. What changes:
grant select, insert, update on treatment_plan, clinic, fee_schedule to "${service}";
grant select, insert, update, delete on session to "${service}";

-- What is append-only:
grant select, insert on
    protocol_version, screening, consent, plan_revision, plan_quote, session_record, record_amendment, injection,
    injection_amendment, assessment, exercise_entry, adverse_event
    to "${service}";
