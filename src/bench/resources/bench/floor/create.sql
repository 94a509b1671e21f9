-- Everything that a created plan leaves, one statement a table, in one transaction: the plan, its six sessions, the screening,
-- the quote, the kept answer of the idempotency key, and the audit event.
\set i :i + 1
\set ms :now + :i
-- No other client of this or another run has the same.
\set c :run * 10000 + 8100 + :client_id
begin;
insert into treatment_plan (id, version, patient_system, patient_value, condition, laterality, severity, protocol_id,
    protocol_version, solution, concentration_percent, start_on, session_count, performer, weight_kg, baseline_pain,
    baseline_function, status, deadline, placement_notes, created_at, updated_at, screening_id)
values (('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, 1, :system::text, 'floor-' || :c::text || '-' || :ms::text,
    'knee-osteoarthritis', 'LEFT', 'SEVERE', 'hypertonic-dextrose', 1, 'hypertonic-dextrose-lidocaine', 15, :monday::date, 6,
    'dr-demir', 70, 7, 40, 'ACTIVE', :monday::date + 181, '[]', now(), now(),
    ('0' || to_hex(:ms::bigint) || '7' || :c::text || '020000000000')::uuid);
insert into session (id, plan_id, patient_system, patient_value, number, status, target, window_earliest, window_latest, performer)
values
    (('0' || to_hex(:ms::bigint) || '7' || :c::text || '110000000000')::uuid,
     ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, :system::text, 'floor-' || :c::text || '-' || :ms::text,
     1, 'PLANNED', :monday::date, :monday::date, :monday::date, 'dr-demir'),
    (('0' || to_hex(:ms::bigint) || '7' || :c::text || '120000000000')::uuid,
     ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, :system::text, 'floor-' || :c::text || '-' || :ms::text,
     2, 'PLANNED', :monday::date + 21, :monday::date + 14, :monday::date + 21, 'dr-demir'),
    (('0' || to_hex(:ms::bigint) || '7' || :c::text || '130000000000')::uuid,
     ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, :system::text, 'floor-' || :c::text || '-' || :ms::text,
     3, 'PLANNED', :monday::date + 42, :monday::date + 35, :monday::date + 42, 'dr-demir'),
    (('0' || to_hex(:ms::bigint) || '7' || :c::text || '140000000000')::uuid,
     ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, :system::text, 'floor-' || :c::text || '-' || :ms::text,
     4, 'PLANNED', :monday::date + 63, :monday::date + 56, :monday::date + 63, 'dr-demir'),
    (('0' || to_hex(:ms::bigint) || '7' || :c::text || '150000000000')::uuid,
     ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, :system::text, 'floor-' || :c::text || '-' || :ms::text,
     5, 'PLANNED', :monday::date + 84, :monday::date + 77, :monday::date + 84, 'dr-demir'),
    (('0' || to_hex(:ms::bigint) || '7' || :c::text || '160000000000')::uuid,
     ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, :system::text, 'floor-' || :c::text || '-' || :ms::text,
     6, 'PLANNED', :monday::date + 105, :monday::date + 98, :monday::date + 105, 'dr-demir');
insert into screening (id, plan_id, anticoagulants, anti_inflammatories, infection_at_site, allergies, examined_by, examined_at,
    recorded_at)
values (('0' || to_hex(:ms::bigint) || '7' || :c::text || '020000000000')::uuid,
    ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, false, false, false, '{}', 'dr-demir', now(), now());
insert into plan_quote (id, plan_id, quoted_at, missing_years, totals)
values (('0' || to_hex(:ms::bigint) || '7' || :c::text || '030000000000')::uuid,
    ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, now(), '{}',
    '[{"amount": "9000.00", "currency": "TRY", "sessionCount": 6}]');
insert into audit_event (id, at, client_id, user_id, action, subject_system, subject_value, resource, version, outcome,
    request_id, shown)
values (('0' || to_hex(:ms::bigint) || '7' || :c::text || '040000000000')::uuid, now(), 'local', 'local', 'createTreatmentPlan',
    :system::text, 'floor-' || :c::text || '-' || :ms::text,
    'TreatmentPlan/' || ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid, 1, 201,
    '0' || to_hex(:ms::bigint) || '-0000-7000-8000-00000' || :c::text, '{}');
insert into idempotent_request (client, method, path, key, answered_at, fingerprint, status, location, etag, body)
values ('local', 'POST', '/v1/treatment-plans', 'floor-' || :c::text || '-' || :ms::text, now(),
    decode('93524ca74679ec23691fc1864fe3c8e5553404effd5db840793d035b28ffc1e8', 'hex'), 201,
    :address::text || ('0' || to_hex(:ms::bigint) || '7' || :c::text || '010000000000')::uuid,
    '"1"', convert_to(:answer, 'UTF8'));
commit;
