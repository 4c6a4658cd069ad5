-- Verify mds:normalise/identifier on pg
begin;

select type, country_code, value, is_valid from (select (null::normalise.identifier).*) as i where false;

rollback;
