-- Verify mds:mds/score_of on pg
begin;

select 'mds.score_of(double precision)'::regprocedure;

rollback;
