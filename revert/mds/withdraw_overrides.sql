-- Revert mds:mds/withdraw_overrides from pg
begin;

drop function mds.withdraw_overrides(bigint[], bigint[]);

commit;
