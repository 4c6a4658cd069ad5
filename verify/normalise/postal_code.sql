-- Verify mds:normalise/postal_code on pg
begin;

select 1 / (normalise.postal_code('sw1a1aa') = 'SW1A 1AA')::int;

rollback;
