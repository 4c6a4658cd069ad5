-- Verify mds:matching/add_rows on pg
begin;

select 'matching.add_rows(integer, text, jsonb)'::regprocedure;

rollback;
