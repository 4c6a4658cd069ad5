-- Verify mds:matching/keys_in_full on pg
begin;

select 'matching.keys_in_full(matching.features)'::regprocedure;

rollback;
