-- Revert mds:cdc/replay_outbox from pg
begin;

drop function cdc.replay_outbox(timestamptz, timestamptz);

commit;
