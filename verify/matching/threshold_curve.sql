-- Verify mds:matching/threshold_curve on pg
begin;

select 'matching.threshold_curve(double precision)'::regprocedure;

rollback;
