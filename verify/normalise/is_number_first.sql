-- Verify mds:normalise/is_number_first on pg
begin;

select 1 / normalise.is_number_first('GB')::int;

rollback;
