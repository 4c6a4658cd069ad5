-- Verify mds:mds/reference_problem on pg
begin;

select 'mds.reference_problem(mds.registered_references)'::regprocedure;

rollback;
