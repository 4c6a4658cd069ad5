-- Revert mds:mds/source_identities from pg
begin;

drop table mds.source_identities;

commit;
