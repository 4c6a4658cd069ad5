-- Revert mds:mds/settle from pg
begin;

drop function mds.settle(bigint[], uuid[], boolean, bigint[]);

commit;
