-- Revert mds:mds/set_survivorship from pg
begin;

drop function mds.set_survivorship(text, text, text, text, text[], jsonb, text, boolean, interval);

commit;
