-- Verify mds:matching/is_gendered_form on pg
begin;

select 'matching.is_gendered_form(text, text)'::regprocedure;

rollback;
