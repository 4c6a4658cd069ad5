-- Revert mds:normalise/suggest_blocked_values from pg
begin;

drop function normalise.suggest_blocked_values(regclass, name, text, bigint, double precision, boolean);
drop type normalise.blocked_value_suggestion;

commit;
