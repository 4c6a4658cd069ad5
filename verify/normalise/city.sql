-- Verify mds:normalise/city on pg
begin;

select 1 / (normalise.city('Leeds') = 'leeds')::int;

rollback;
