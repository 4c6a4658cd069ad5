-- Verify mds:matching/is_misread_date on pg
begin;

select 'matching.is_misread_date(text, text)'::regprocedure;

rollback;
