-- Revert mds:mds/assign from pg
begin;

drop function mds.assign(bigint[], bigint[], uuid[], bigint[], uuid[], bigint[], bigint);

commit;
