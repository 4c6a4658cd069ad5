-- Verify mds:normalise/government_id on pg
begin;

select 1 / ((normalise.government_id('BSN', 'NL', '111.222.333')).value = '111222333')::int;

rollback;
