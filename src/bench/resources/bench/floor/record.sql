-- Everything that a recorded session with eight injections leaves, one statement a table, in one transaction: the plan's new
-- version, the record, its injections, the session performed, the revision and the audit event. What the rules are judged by is
-- not read. Each tenth plan is the floor's, and its first session is performed again and again.
\set n random(0, :plans / 10 - 1)
\set ms :base + (:n * 10 + 7) * :step
\set i :i + 1
\set at :now + :i
-- No other client of this or another run has the same.
\set c :run * 10000 + 8100 + :client_id
begin;
update treatment_plan set version = version + 1, updated_at = now()
where id = ('0' || to_hex(:ms::bigint) || '70008000010000000000')::uuid
returning version \gset
insert into session_record (id, plan_id, session_number, performed_at, performer, consent_id, fingerprint, recorded_at, plan_status,
    session_status, plan_solution, plan_concentration_percent, weight_kg, window_earliest, window_latest, on_working_day,
    severity, protocol_id, protocol_version, performer_qualified)
values (('0' || to_hex(:at::bigint) || '7' || :c::text || '050000000000')::uuid,
    ('0' || to_hex(:ms::bigint) || '70008000010000000000')::uuid, 1, :monday::date, 'dr-demir', 'consent-551',
    '93524ca74679ec23691fc1864fe3c8e5553404effd5db840793d035b28ffc1e8', now(), 'ACTIVE', 'PLANNED',
    'hypertonic-dextrose-lidocaine', 15, 70, :monday::date, :monday::date, true, 'SEVERE', 'hypertonic-dextrose', 1, true);
insert into injection (id, record_id, position, site, side, structure, solution, concentration_percent, volume_ml, lidocaine_mg,
    recorded_at)
select ('0' || to_hex(:at::bigint) || '7' || :c::text || '1' || position || '0000000000')::uuid,
    ('0' || to_hex(:at::bigint) || '7' || :c::text || '050000000000')::uuid, position, 'tibial-collateral-ligament', 'LEFT',
    'LIGAMENT', 'hypertonic-dextrose-lidocaine', 15, 1.5, 5, now()
from (values (1), (2), (3), (4), (5), (6), (7), (8)) as each (position);
update session set status = 'PERFORMED', performed_on = target, record_id = ('0' || to_hex(:at::bigint) || '7' || :c::text || '050000000000')::uuid,
    severity = 'SEVERE', protocol_id = 'hypertonic-dextrose', protocol_version = 1
where id = ('0' || to_hex(:ms::bigint) || '70008001010000000000')::uuid;
insert into plan_revision (plan_id, revision, action, changed_by, changed_at, changes, client_id, user_id)
values (('0' || to_hex(:ms::bigint) || '70008000010000000000')::uuid, :version, 'record', 'dr-demir', now(),
    '[{"after": "2026-11-16", "field": "performedOn", "before": null, "session": 1}, {"after": "PERFORMED", "field": "status", "before": "PLANNED", "session": 1}]',
    'local', 'local');
insert into audit_event (id, at, client_id, user_id, action, subject_system, subject_value, resource, version, outcome,
    request_id, shown)
values (('0' || to_hex(:at::bigint) || '7' || :c::text || '040000000000')::uuid, now(), 'local', 'local', 'recordSession',
    :system::text, 'p' || :n::text, 'TreatmentPlan/' || ('0' || to_hex(:ms::bigint) || '70008000010000000000')::uuid, :version, 201,
    '0' || to_hex(:at::bigint) || '-0000-7000-8000-00000' || :c::text, '{}');
commit;
