-- Verify mds:mds/reference_gaps on pg
begin;

select 'mds.reference_gap'::regtype;
select 'mds.reference_gaps()'::regprocedure;

rollback;
