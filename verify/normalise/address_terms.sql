-- Verify mds:normalise/address_terms on pg
begin;

select kind, term, canonical, language from normalise.address_terms where false;

rollback;
