-- Revert mds:mds/redecide from pg
begin;

drop function mds.redecide(bigint[], bigint[], uuid[], bigint[]);
drop type mds.redecision;

commit;
