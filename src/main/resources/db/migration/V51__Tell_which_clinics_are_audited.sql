-- The work that starts by itself needs to know for which clinics there is some. These functions tell their names and nothing
-- else, with the rights of the owner, whom row-level security does not concern. They step from one clinic to the next, since
-- to look at each row would take ever longer.
create function clinics_awaiting_seal() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with recursive found as (
        (select clinic_id from audit_unsealed order by clinic_id limit 1)
        union all
        select (select clinic_id from audit_unsealed where clinic_id > found.clinic_id order by clinic_id limit 1)
        from found where found.clinic_id is not null)
    select clinic_id from found where clinic_id is not null
$$;

create function clinics_audited() returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with recursive acting as (
        (select clinic_id from audit_event order by clinic_id limit 1)
        union all
        select (select clinic_id from audit_event where clinic_id > acting.clinic_id order by clinic_id limit 1)
        from acting where acting.clinic_id is not null),
    sealed as (
        (select clinic_id from audit_seal order by clinic_id limit 1)
        union all
        select (select clinic_id from audit_seal where clinic_id > sealed.clinic_id order by clinic_id limit 1)
        from sealed where sealed.clinic_id is not null)
    select clinic_id from acting where clinic_id is not null
    union select clinic_id from sealed where clinic_id is not null
$$;

revoke execute on function clinics_awaiting_seal(), clinics_audited() from public;
grant execute on function clinics_awaiting_seal(), clinics_audited() to "${service}";
