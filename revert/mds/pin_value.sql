-- Revert mds:mds/pin_value from pg
begin;

drop function mds.pin_value(uuid, text, jsonb, text, timestamptz);

commit;
