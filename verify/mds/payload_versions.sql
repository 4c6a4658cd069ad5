-- Verify mds:mds/payload_versions on pg
begin;

select * from mds.payload_versions where false;

rollback;
