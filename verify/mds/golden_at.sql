-- Verify mds:mds/golden_at on pg
begin;

select 'mds.past_value'::regtype;
select 'mds.golden_at(uuid, timestamptz)'::regprocedure;

rollback;
