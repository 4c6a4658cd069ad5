-- Verify mds:mds/path_steps on pg
begin;

select 'mds.path_steps(text)'::regprocedure;

rollback;
