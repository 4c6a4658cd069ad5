-- Verify mds:normalise/given_behind_family on pg
begin;

select 1 / (normalise.given_behind_family('{narayan,r,k}') = '{r,k}')::int;

rollback;
