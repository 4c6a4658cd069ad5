-- Revert mds:mds/may_see_all from pg
begin;

drop function mds.may_see_all();

commit;
