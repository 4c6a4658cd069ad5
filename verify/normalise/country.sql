-- Verify mds:normalise/country on pg
begin;

select 1 / (normalise.country('Deutschland') = 'DE')::int;

rollback;
