-- Verify mds:matching/describe on pg
begin;

select 'matching.describe(bigint, text, text, normalise.person_record)'::regprocedure;

rollback;
