-- Verify mds:normalise/gender on pg
begin;

select 'normalise.gender(text)'::regprocedure;

rollback;
