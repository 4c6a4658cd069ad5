-- Verify mds:normalise/is_title on pg
begin;

select 1 / normalise.is_title('mrs', 2, false)::int;

rollback;
