-- Whether the clinic had named the performer, with a qualification. For what is recorded already, whether it has by now.
alter table session_record add column performer_qualified boolean;
alter table record_amendment add column performer_qualified boolean;

alter table session_record disable trigger tr_session_record_append_only;
alter table record_amendment disable trigger tr_record_amendment_append_only;
update session_record set performer_qualified = exists (select from clinic where performers ? performer);
update record_amendment set performer_qualified = exists (select from clinic where performers ? performer);
alter table session_record enable trigger tr_session_record_append_only;
alter table record_amendment enable trigger tr_record_amendment_append_only;

alter table session_record alter column performer_qualified set not null;
alter table record_amendment alter column performer_qualified set not null;
