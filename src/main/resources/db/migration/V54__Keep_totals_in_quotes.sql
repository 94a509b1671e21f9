-- A quote is written once and read as a whole, its totals with it: one row is all of it.
alter table plan_quote
    add column totals jsonb not null default '[]';

alter table plan_quote disable trigger tr_plan_quote_append_only;
update plan_quote q
set totals = kept.totals
from (
    select clinic_id, quote_id,
           jsonb_agg(jsonb_build_object('amount', amount::text, 'currency', currency, 'sessionCount', session_count)
                     order by currency) as totals
    from plan_quote_total
    group by clinic_id, quote_id
) kept
where kept.clinic_id = q.clinic_id and kept.quote_id = q.id;
alter table plan_quote enable trigger tr_plan_quote_append_only;

alter table plan_quote
    alter column totals drop default;
drop table plan_quote_total;
