-- Verify mds:normalise/date_orders on pg
begin;

select 1 / (normalise.date_orders('{9,4,1956}', '{9,4,1956}', 'MDY') = '{MDY,DMY}')::int;

rollback;
