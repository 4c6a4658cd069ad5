-- Revert mds:mds/settlement from pg
begin;

drop type mds.settlement;

commit;
