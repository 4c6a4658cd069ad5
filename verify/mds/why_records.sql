-- Verify mds:mds/why_records on pg
begin;

select 'mds.evidence'::regtype;
select 'mds.why_records(bigint, bigint)'::regprocedure;

rollback;
