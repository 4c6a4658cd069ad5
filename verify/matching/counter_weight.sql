-- Verify mds:matching/counter_weight on pg
begin;

select 'matching.counter_weight(double precision, double precision, double precision)'::regprocedure;

rollback;
