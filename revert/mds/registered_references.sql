-- Revert mds:mds/registered_references from pg
begin;

drop table mds.registered_references;

commit;
