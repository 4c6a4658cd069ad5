-- Revert mds:mds/move_identity from pg
begin;

drop function mds.move_identity(bigint, uuid, text);

commit;
