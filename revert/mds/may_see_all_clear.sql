-- Revert mds:mds/may_see_all_clear from pg
begin;

drop function mds.may_see_all_clear();

commit;
