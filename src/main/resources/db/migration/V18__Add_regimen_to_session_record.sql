-- A record's deviations are judged by what the session was planned by when it was recorded.
alter table session_record
    add column severity         text,
    add column protocol_id      text,
    add column protocol_version integer;

alter table session_record disable trigger tr_session_record_append_only;
update session_record r
set severity = p.severity, protocol_id = p.protocol_id, protocol_version = p.protocol_version
from treatment_plan p
where p.id = r.plan_id;
alter table session_record enable trigger tr_session_record_append_only;

alter table session_record
    alter column severity set not null,
    alter column protocol_id set not null,
    alter column protocol_version set not null,
    add constraint ck_session_record_severity check (severity in ('MILD', 'MODERATE', 'SEVERE')),
    add constraint fk_session_record_protocol_version foreign key (protocol_id, protocol_version)
        references protocol_version (id, version);
