-- Verify mds:mds/rejected_records on pg
begin;

select * from mds.rejected_records where false;

rollback;
