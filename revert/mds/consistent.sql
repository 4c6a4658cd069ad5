-- Revert mds:mds/consistent from pg
begin;

drop function mds.consistent(mds.golden_value[]);

commit;
