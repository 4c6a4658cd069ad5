-- Verify mds:normalise/region on pg
begin;

select 1 / (normalise.region('NSW') = 'nsw')::int;

rollback;
