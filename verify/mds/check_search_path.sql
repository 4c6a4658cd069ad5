-- Verify mds:mds/check_search_path on pg
begin;

select 'mds.check_search_path()'::regprocedure;

rollback;
