-- So that whoever has the settings, which is everybody, knows whether the prices that it has kept are still those of now.
alter table clinic add column fee_edition bigint not null default 0;
