-- Verify mds:matching/is_alike on pg
begin;

select 'matching.is_alike(text, text)'::regprocedure;

rollback;
