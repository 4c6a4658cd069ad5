-- Verify mds:mds/awaiting_decisions on pg
begin;

select 'mds.awaiting_decisions(bigint)'::regprocedure;

rollback;
