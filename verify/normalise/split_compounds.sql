-- Verify mds:normalise/split_compounds on pg
begin;

select 1 / (normalise.split_compounds('{road/44}') = '{road,#,44}')::int;

rollback;
