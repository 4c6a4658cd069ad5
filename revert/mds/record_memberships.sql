-- Revert mds:mds/record_memberships from pg
begin;

drop function mds.record_memberships(bigint[], uuid[], boolean[]);

commit;
