-- Verify mds:normalise/check_digit on pg
begin;

select "position", weights, modulus, characters from (select (null::normalise.check_digit).*) as c where false;

rollback;
