-- Verify mds:mds/decay on pg
begin;

select 'mds.decay(text, double precision)'::regprocedure;

rollback;
