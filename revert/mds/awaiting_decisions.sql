-- Revert mds:mds/awaiting_decisions from pg
begin;

drop function mds.awaiting_decisions(bigint);

commit;
