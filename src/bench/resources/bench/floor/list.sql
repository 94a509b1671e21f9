-- A page of a patient's plans, newest first, and then the sessions of these plans: two statements, which is cheaper than one that
-- repeats each plan for each of its sessions.
\set n random(0, :patients - 1)
select * from treatment_plan
where patient_system = :system::text and patient_value = 'p' || :n::text
order by id desc
limit 51;
select s.*
from treatment_plan p
join session s on s.clinic_id = p.clinic_id and s.plan_id = p.id
where p.patient_system = :system::text and p.patient_value = 'p' || :n::text
order by s.number;
