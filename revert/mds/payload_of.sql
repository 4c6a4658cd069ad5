-- Revert mds:mds/payload_of from pg
begin;

drop function mds.payload_of(bigint, integer);

commit;
