-- After a dump and restore what the feed has kept bears the numbers of the other database's transactions. Those that this one has
-- not come to yet would be told once it does, among what is new then. Nobody can follow from before a restore, so they go. What a
-- snapshot sees of its own database is always below its end.
create function forget_changes_of_another_database(at_most integer) returns bigint
    language sql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    with foreigners as (
        select ahead.clinic_id, ahead.xid, ahead.position
        from clinics_with_changes() clinic
        cross join lateral (
            select clinic_id, xid, position from change
            where clinic_id = clinic and xid >= pg_snapshot_xmax(pg_current_snapshot()) limit at_most) ahead
        limit at_most),
    forgotten as (
        delete from change using foreigners
        where (change.clinic_id, change.xid, change.position)
            = (foreigners.clinic_id, foreigners.xid, foreigners.position)
        returning 1)
    select count(*) from forgotten
$$;

revoke execute on function forget_changes_of_another_database from public;
grant execute on function forget_changes_of_another_database to "${service}";
