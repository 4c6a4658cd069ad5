-- Verify mds:mds/custom_function on pg
begin;

select 'mds.custom_function(text)'::regprocedure;

rollback;
