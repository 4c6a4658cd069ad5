-- Verify mds:normalise/is_han_family on pg
begin;

select 1 / normalise.is_han_family('wang')::int;

rollback;
