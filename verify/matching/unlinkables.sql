-- Verify mds:matching/unlinkables on pg
begin;

select 'matching.unlinkables(double precision)'::regprocedure;

rollback;
