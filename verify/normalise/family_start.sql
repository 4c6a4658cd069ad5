-- Verify mds:normalise/family_start on pg
begin;

select 1 / (normalise.family_start('{john,smith}') = 2)::int;

rollback;
