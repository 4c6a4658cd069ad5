-- Revert mds:mds/schema from pg
begin;

drop type mds.duplicate_state;
drop type mds.canonical_user_status;
drop schema mds;

commit;
