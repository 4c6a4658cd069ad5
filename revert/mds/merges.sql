-- Revert mds:mds/merges from pg
begin;

drop table mds.merges;

commit;
