-- Revert mds:mds/awaiting_decision from pg
begin;

drop function mds.awaiting_decision(bigint);

commit;
