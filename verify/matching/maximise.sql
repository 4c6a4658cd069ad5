-- Verify mds:matching/maximise on pg
begin;

select 'matching.maximise(integer, matching.agreement_pattern[], matching.parameters, double precision[], boolean[], double precision, double precision)'::regprocedure;

rollback;
