-- Verify mds:mds/source_quality on pg
begin;

select 'mds.attribute_quality'::regtype;
select 'mds.source_quality(integer)'::regprocedure;

rollback;
