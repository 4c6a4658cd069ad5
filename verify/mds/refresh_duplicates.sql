-- Verify mds:mds/refresh_duplicates on pg
begin;

select 'mds.refresh_duplicates(uuid[])'::regprocedure;

rollback;
