-- Revert mds:normalise/is_blocked from pg
begin;

drop trigger blocked_values_compile on normalise.blocked_values;
drop function normalise.compile_is_blocked();
drop function normalise.is_blocked(text, text);

commit;
