-- Revert mds:mds/check_pair from pg
begin;

drop function mds.check_pair(bigint, bigint);

commit;
