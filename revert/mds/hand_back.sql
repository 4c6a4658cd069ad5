-- Revert mds:mds/hand_back from pg
begin;

drop function mds.hand_back(bigint[]);

commit;
