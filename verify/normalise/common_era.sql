-- Verify mds:normalise/common_era on pg
begin;

select 1 / (normalise.common_era('s58.5.27') = '1983.5.27')::int;

rollback;
