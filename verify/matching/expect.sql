-- Verify mds:matching/expect on pg
begin;

select 'matching.expect(matching.agreement_pattern[], double precision, double precision, double precision, double precision[], double precision[], double precision[], double precision[], double precision[], double precision[])'::regprocedure;

rollback;
