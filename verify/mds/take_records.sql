-- Verify mds:mds/take_records on pg
begin;

select 'mds.incoming_record'::regtype;
select 'mds.take_records(mds.incoming_record[], bigint, boolean, bigint)'::regprocedure;

rollback;
