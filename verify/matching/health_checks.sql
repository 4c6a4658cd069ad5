-- Verify mds:matching/health_checks on pg
begin;

select 'matching.health_checks()'::regprocedure;

rollback;
