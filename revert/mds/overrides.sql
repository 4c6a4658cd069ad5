-- Revert mds:mds/overrides from pg
begin;

drop table mds.overrides;

commit;
