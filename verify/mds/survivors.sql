-- Verify mds:mds/survivors on pg
begin;

select 'mds.golden_value'::regtype;
select 'mds.survivors(mds.offer[], timestamptz)'::regprocedure;

rollback;
