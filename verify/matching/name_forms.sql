-- Verify mds:matching/name_forms on pg
begin;

select 'matching.name_forms(text, text)'::regprocedure;

rollback;
