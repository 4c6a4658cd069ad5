-- Verify mds:matching/gendered_endings on pg
begin;

select 'matching.gendered_endings()'::regprocedure;

rollback;
