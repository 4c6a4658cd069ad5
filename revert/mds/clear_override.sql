-- Revert mds:mds/clear_override from pg
begin;

drop function mds.clear_override(bigint, text);

commit;
