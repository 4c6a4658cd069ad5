-- Revert mds:mds/canonical_users from pg
begin;

drop table mds.canonical_users;

commit;
