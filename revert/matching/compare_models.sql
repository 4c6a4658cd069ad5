-- Revert mds:matching/compare_models from pg
begin;

drop function matching.compare_models(integer, integer, integer, integer);

commit;
