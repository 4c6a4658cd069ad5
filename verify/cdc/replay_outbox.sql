-- Verify mds:cdc/replay_outbox on pg
begin;

select 'cdc.replay_outbox(timestamptz, timestamptz)'::regprocedure;

rollback;
