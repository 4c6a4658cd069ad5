-- Revert mds:mds/repoint_references from pg
begin;

drop function mds.repoint_references(uuid[]);

commit;
