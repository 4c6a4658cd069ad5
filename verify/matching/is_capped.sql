-- Verify mds:matching/is_capped on pg
begin;

select 'matching.is_capped(text, text[], text[])'::regprocedure;

rollback;
