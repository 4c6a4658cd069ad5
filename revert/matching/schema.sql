-- Revert mds:matching/schema from pg
begin;

drop schema matching;

commit;
