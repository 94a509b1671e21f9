-- By what a session was performed: a replan changes the plan's severity and protocol, and not those of what was done.
alter table session
    add column severity         text,
    add column protocol_id      text,
    add column protocol_version integer;

update session s
set severity = p.severity, protocol_id = p.protocol_id, protocol_version = p.protocol_version
from treatment_plan p
where p.id = s.plan_id and s.status = 'PERFORMED';

alter table session
    add constraint ck_session_severity check (severity in ('MILD', 'MODERATE', 'SEVERE')),
    add constraint ck_session_regimen check (
        case when status = 'PERFORMED' then num_nulls(severity, protocol_id, protocol_version) = 0
             else num_nulls(severity, protocol_id, protocol_version) = 3 end),
    add constraint fk_session_protocol_version foreign key (protocol_id, protocol_version)
        references protocol_version (id, version);
