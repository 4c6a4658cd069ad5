-- Revert mds:mds/golden_of from pg
begin;

drop function mds.golden_of(uuid[]);

commit;
