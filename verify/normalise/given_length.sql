-- Verify mds:normalise/given_length on pg
begin;

select 1 / (normalise.given_length('{abdul,rahman,khan}') = 2)::int;

rollback;
