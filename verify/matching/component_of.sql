-- Verify mds:matching/component_of on pg
begin;

select 'matching.component_of(bigint[])'::regprocedure;

rollback;
