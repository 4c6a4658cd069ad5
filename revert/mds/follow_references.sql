-- Revert mds:mds/follow_references from pg
begin;

drop function mds.follow_references(interval, boolean);

commit;
