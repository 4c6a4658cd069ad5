-- Revert mds:mds/loads from pg
begin;

alter table mds.rejected_records drop constraint fk_rejected_records_loads;
drop table mds.loads;

commit;
