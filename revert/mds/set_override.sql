-- Revert mds:mds/set_override from pg
begin;

drop function mds.set_override(text, bigint, bigint, text, timestamptz);

commit;
