-- Revert mds:normalise/compile_lookup from pg
begin;

drop function normalise.compile_lookup();

commit;
