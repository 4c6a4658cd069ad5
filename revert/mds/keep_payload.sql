-- Revert mds:mds/keep_payload from pg
begin;

drop function mds.keep_payload(bigint, jsonb, timestamptz, boolean);

commit;
