-- Verify mds:mds/read_record on pg
begin;

select 'mds.reading'::regtype;
select 'mds.contents'::regtype;
select 'mds.read_record(mds.source_systems, bigint, text, jsonb)'::regprocedure;

rollback;
