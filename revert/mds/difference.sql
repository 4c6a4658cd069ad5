-- Revert mds:mds/difference from pg
begin;

drop type mds.difference;

commit;
