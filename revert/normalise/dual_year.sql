-- Revert mds:normalise/dual_year from pg
begin;

drop function normalise.dual_year(text);

commit;
