-- Verify mds:normalise/postal_codes on pg
begin;

select country_code, shape, format from normalise.postal_codes where false;

rollback;
