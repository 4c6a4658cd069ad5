-- Revert mds:mds/rejected_records from pg
begin;

drop table mds.rejected_records;

commit;
