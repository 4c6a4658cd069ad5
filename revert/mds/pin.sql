-- Revert mds:mds/pin from pg
begin;

drop function mds.pin(uuid, jsonb, text, timestamptz, bigint);

commit;
