-- A page of a patient's plans, newest first, and the sessions of these plans: one statement.
\set n random(0, :patients - 1)
select p.*, s.*
from (select * from treatment_plan
      where patient_system = :system::text and patient_value = 'p' || :n::text
      order by id desc limit 51) p
join session s on s.clinic_id = p.clinic_id and s.plan_id = p.id
order by p.id desc, s.number;
