-- Verify mds:mds/loads on pg
begin;

select * from mds.loads where false;

rollback;
