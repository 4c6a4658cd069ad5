-- Revert mds:mds/bridge_between from pg
begin;

drop function mds.bridge_between(bigint, bigint);

commit;
