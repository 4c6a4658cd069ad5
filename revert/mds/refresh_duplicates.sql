-- Revert mds:mds/refresh_duplicates from pg
begin;

drop function mds.refresh_duplicates(uuid[]);

commit;
