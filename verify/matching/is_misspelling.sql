-- Verify mds:matching/is_misspelling on pg
begin;

select 'matching.is_misspelling(text, text)'::regprocedure;

rollback;
