-- Revert mds:mds/open_duplicates from pg
begin;

drop view mds.open_duplicates;

commit;
