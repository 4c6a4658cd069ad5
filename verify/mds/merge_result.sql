-- Verify mds:mds/merge_result on pg
begin;

select 'mds.merge_result'::regtype;

rollback;
