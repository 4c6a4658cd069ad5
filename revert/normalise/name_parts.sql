-- Revert mds:normalise/name_parts from pg
begin;

drop type normalise.name_parts;

commit;
