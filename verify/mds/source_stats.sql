-- Verify mds:mds/source_stats on pg
begin;

select 'mds.source_statistics'::regtype;
select 'mds.source_stats()'::regprocedure;

rollback;
