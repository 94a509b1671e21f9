-- A plan with its sessions, by primary key: one statement.
\set n random(0, :plans - 1)
\set ms :base + :n * :step
select p.*, s.*
from treatment_plan p
join session s on s.clinic_id = p.clinic_id and s.plan_id = p.id
where p.id = ('0' || to_hex(:ms::bigint) || '70008000010000000000')::uuid
order by s.number;
