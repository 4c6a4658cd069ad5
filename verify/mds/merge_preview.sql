-- Verify mds:mds/merge_preview on pg
begin;

select 'mds.merge_preview(uuid, uuid)'::regprocedure;

rollback;
