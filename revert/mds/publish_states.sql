-- Revert mds:mds/publish_states from pg
begin;

drop function mds.publish_states(uuid, integer);

commit;
