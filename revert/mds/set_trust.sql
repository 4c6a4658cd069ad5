-- Revert mds:mds/set_trust from pg
begin;

drop function mds.set_trust(text, numeric, text, text, numeric, interval, text, numeric, boolean, interval);

commit;
