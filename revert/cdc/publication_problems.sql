-- Revert mds:cdc/publication_problems from pg
begin;

drop view cdc.publication_problems;

commit;
