-- Verify mds:normalise/country_names on pg
begin;

select 1 / (exists (select from normalise.country_names where name = 'deutschland'))::int;

rollback;
