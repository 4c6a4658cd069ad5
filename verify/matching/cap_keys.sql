-- Verify mds:matching/cap_keys on pg
begin;

select 'matching.cap_keys(bigint[])'::regprocedure;

rollback;
