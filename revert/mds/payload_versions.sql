-- Revert mds:mds/payload_versions from pg
begin;

drop table mds.payload_versions;

commit;
