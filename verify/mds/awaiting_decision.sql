-- Verify mds:mds/awaiting_decision on pg
begin;

select 'mds.awaiting_decision(bigint)'::regprocedure;

rollback;
