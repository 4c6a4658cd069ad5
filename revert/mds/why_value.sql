-- Revert mds:mds/why_value from pg
begin;

drop function mds.why_value(uuid, text, timestamptz);

commit;
