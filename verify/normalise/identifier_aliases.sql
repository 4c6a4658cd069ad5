-- Verify mds:normalise/identifier_aliases on pg
begin;

select alias, country_code, type, implied_country_code from normalise.identifier_aliases where false;

rollback;
