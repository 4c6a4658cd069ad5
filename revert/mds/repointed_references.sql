-- Revert mds:mds/repointed_references from pg
begin;

drop table mds.repointed_references;

commit;
