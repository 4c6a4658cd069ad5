-- Revert mds:mds/record_regrouping from pg
begin;

drop function mds.record_regrouping(bigint, bigint[], bigint[], uuid[], uuid[], bigint);

commit;
