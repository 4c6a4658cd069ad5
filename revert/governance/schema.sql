-- Revert mds:governance/schema from pg
begin;

drop schema governance;

commit;
