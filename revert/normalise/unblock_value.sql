-- Revert mds:normalise/unblock_value from pg
begin;

drop function normalise.unblock_value(text, text);

commit;
