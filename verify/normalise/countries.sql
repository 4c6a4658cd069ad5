-- Verify mds:normalise/countries on pg
begin;

select 1 / (normalise.country_by_alpha_2('DE') is not null)::int;

rollback;
