-- Revert mds:matching/parameters_of from pg
begin;

drop function matching.parameters_of(integer);
drop type matching.parameters;

commit;
