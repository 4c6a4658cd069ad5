-- Verify mds:normalise/person on pg
begin;

select 'normalise.person(jsonb, text, text)'::regprocedure;

rollback;
