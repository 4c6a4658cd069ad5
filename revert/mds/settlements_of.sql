-- Revert mds:mds/settlements_of from pg
begin;

drop function mds.settlements_of(bigint[], bigint[], bigint[], uuid[], uuid[], bigint[], text[], uuid[]);

commit;
