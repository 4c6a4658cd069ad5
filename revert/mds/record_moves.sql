-- Revert mds:mds/record_moves from pg
begin;

drop function mds.record_moves(bigint[], uuid[], uuid[]);

commit;
