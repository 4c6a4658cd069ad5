-- Revert mds:mds/check_dry_run from pg
begin;

drop function mds.check_dry_run(boolean);

commit;
