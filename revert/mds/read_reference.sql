-- Revert mds:mds/read_reference from pg
begin;

drop function mds.read_reference(mds.registered_references, uuid[], boolean);
drop type mds.referring_rows;

commit;
