-- Revert mds:normalise/schema from pg
begin;

drop schema normalise;

commit;
