-- Verify mds:matching/held_keys on pg
begin;

select 'matching.held_keys(bigint[])'::regprocedure;

rollback;
