-- Revert mds:mds/suggest_blocked_values from pg
begin;

drop function mds.suggest_blocked_values(bigint, double precision, boolean);

commit;
