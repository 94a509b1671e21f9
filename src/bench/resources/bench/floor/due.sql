-- The first page of the sessions of a week that are still to be performed, with the plan that each belongs to: one statement.
select s.*, p.status, p.patient_system, p.patient_value, p.severity, p.protocol_id, p.protocol_version
from (select * from session
      where date between :monday::date and :sunday::date and status = 'PLANNED'
      order by date, id limit 51) s
join treatment_plan p on p.clinic_id = s.clinic_id and p.id = s.plan_id
order by s.date, s.id;
