-- Revert mds:mds/unpin_value from pg
begin;

drop function mds.unpin_value(uuid, text, text);

commit;
