-- Verify mds:matching/parameters_of on pg
begin;

select 'matching.parameters_of(integer)'::regprocedure;

rollback;
