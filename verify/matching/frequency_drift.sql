-- Verify mds:matching/frequency_drift on pg
begin;

select 'matching.frequency_drift(double precision)'::regprocedure;

rollback;
