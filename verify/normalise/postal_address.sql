-- Verify mds:normalise/postal_address on pg
begin;

select line, house_number, street, unit, city, region, postal_code, country_code, display
  from (select (null::normalise.postal_address).*) as a where false;

rollback;
