-- Verify mds:matching/keys_of_repeat on pg
begin;

select 'matching.keys_of_repeat(matching.features)'::regprocedure;

rollback;
