-- Revert mds:normalise/blocked_values from pg
begin;

drop table normalise.blocked_values;

commit;
