-- Revert mds:mds/open_load from pg
begin;

drop function mds.open_load(bigint);

commit;
