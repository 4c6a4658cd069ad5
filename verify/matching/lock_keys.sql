-- Verify mds:matching/lock_keys on pg
begin;

select 'matching.lock_keys(bigint[], integer)'::regprocedure;

rollback;
