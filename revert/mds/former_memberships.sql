-- Revert mds:mds/former_memberships from pg
begin;

drop table mds.former_memberships;

commit;
