-- Verify mds:normalise/percent_encoding on pg
begin;

select 1 / (normalise.percent_encoding('%7e') = '~')::int;

rollback;
