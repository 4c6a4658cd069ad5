-- Revert mds:mds/choose_owners from pg
begin;

drop function mds.choose_owners(bigint[], bigint[], bigint[], uuid[]);
drop type mds.ownership;

commit;
