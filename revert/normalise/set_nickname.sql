-- Revert mds:normalise/set_nickname from pg
begin;

drop function normalise.set_nickname(text, text, text, boolean);

commit;
