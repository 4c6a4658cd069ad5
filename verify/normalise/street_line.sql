-- Verify mds:normalise/street_line on pg
begin;

select 1 / ((normalise.street_line('12 High')).house_number = '12')::int;

rollback;
