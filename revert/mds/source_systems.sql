-- Revert mds:mds/source_systems from pg
begin;

drop table mds.source_systems;

commit;
