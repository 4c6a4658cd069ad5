-- Revert mds:mds/resolution from pg
begin;

drop type mds.resolution;

commit;
