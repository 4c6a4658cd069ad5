-- Revert mds:mds/redecide from pg
begin;

drop function mds.redecide(bigint[], bigint[], uuid[]);
drop type mds.redecision;

commit;
