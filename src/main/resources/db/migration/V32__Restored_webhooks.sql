-- How far a webhook has been told is the number of a transaction. After a dump is restored where fewer transactions have been, no change
-- comes after that one until as many have been there, and the webhook heard nothing for as long. So a place ahead of the database is
-- work as well: it is then seen to be another database's, and the webhook goes on from now and says that something was lost for it.
create or replace function clinics_with_webhook_work(due timestamptz) returns setof text
    language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
    select distinct clinic_id from webhook
    where disabled_at is null and (
        webhook.feed_xid > pg_snapshot_xmax(pg_current_snapshot())
        or exists (select from change
                   where change.clinic_id = webhook.clinic_id
                     and (change.xid, change.position) > (webhook.feed_xid, webhook.feed_position)
                     and change.xid < pg_snapshot_xmin(pg_current_snapshot()))
        or exists (select from webhook_delivery delivery
                   where delivery.clinic_id = webhook.clinic_id and delivery.webhook_id = webhook.id
                     and delivery.due_at <= due))
$$;
