-- Revert mds:mds/assign_new from pg
begin;

drop function mds.assign_new(bigint, uuid, bigint[]);

commit;
