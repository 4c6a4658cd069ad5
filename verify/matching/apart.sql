-- Verify mds:matching/apart on pg
begin;

select 'matching.apart(double precision, double precision, double precision)'::regprocedure;

rollback;
