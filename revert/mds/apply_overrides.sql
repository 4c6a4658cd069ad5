-- Revert mds:mds/apply_overrides from pg
begin;

drop function mds.apply_overrides(bigint[]);

commit;
