-- Verify mds:mds/publish_states on pg
begin;

select 'mds.publish_states(uuid, integer)'::regprocedure;

rollback;
