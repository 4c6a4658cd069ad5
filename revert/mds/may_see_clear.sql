-- Revert mds:mds/may_see_clear from pg
begin;

drop function mds.may_see_clear(uuid);

commit;
