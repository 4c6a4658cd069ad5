-- Verify mds:mds/request_approval on pg
begin;

select 'mds.request_approval(uuid, uuid, text, text[], uuid)'::regprocedure;

rollback;
