-- Verify mds:mds/search on pg
begin;

select 'mds.candidate'::regtype;
select 'mds.search(jsonb, integer)'::regprocedure;

rollback;
