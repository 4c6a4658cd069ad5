-- Verify mds:normalise/street_name on pg
begin;

select 1 / (normalise.street_name('{"",high}', '9A') = 'high')::int;

rollback;
