-- Revert mds:mds/potential_duplicates from pg
begin;

drop table mds.potential_duplicates;

commit;
