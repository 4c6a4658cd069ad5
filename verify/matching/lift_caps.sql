-- Verify mds:matching/lift_caps on pg
begin;

select 'matching.lift_caps(bigint[])'::regprocedure;

rollback;
