-- Revert mds:mds/write_reference from pg
begin;

drop function mds.write_reference(mds.registered_references, text[], uuid, uuid);

commit;
