-- Verify mds:matching/are_different_names on pg
begin;

select 'matching.are_different_names(text, text)'::regprocedure;

rollback;
