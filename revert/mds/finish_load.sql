-- Revert mds:mds/finish_load from pg
begin;

drop function mds.finish_load(bigint);

commit;
