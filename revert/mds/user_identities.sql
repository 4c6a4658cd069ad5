-- Revert mds:mds/user_identities from pg
begin;

drop view mds.user_identities;

commit;
