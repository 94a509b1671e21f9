-- The role that the service works as owns nothing; it may do what the code does, and no more.
revoke create on schema "${flyway:defaultSchema}" from public;
grant usage on schema "${flyway:defaultSchema}" to "${service}";

-- What changes.
grant select, insert, update on treatment_plan, clinic, fee_schedule to "${service}";
grant select, insert, update, delete on session to "${service}";
grant select, insert, delete on fee to "${service}";

-- What is append-only.
grant select, insert on
    protocol_version, screening, session_record, record_amendment, injection, injection_amendment, plan_revision,
    plan_quote, plan_quote_total, assessment, exercise_entry, consent, adverse_event
    to "${service}";
