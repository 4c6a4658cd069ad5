-- Revert mds:mds/verify_rebuild from pg
begin;

drop function mds.verify_rebuild(integer, integer);

commit;
