-- Revert mds:mds/regrouping_before from pg
begin;

drop function mds.regrouping_before(bigint[], bigint[], bigint[], bigint[], uuid[]);

commit;
