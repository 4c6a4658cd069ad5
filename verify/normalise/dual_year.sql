-- Verify mds:normalise/dual_year on pg
begin;

select 1 / (normalise.dual_year('11 feb 1731/2') = '11 feb 1732')::int;

rollback;
