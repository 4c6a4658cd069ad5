-- Verify mds:normalise/is_postnominal on pg
begin;

select 1 / normalise.is_postnominal('phd', false)::int;

rollback;
