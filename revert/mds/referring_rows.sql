-- Revert mds:mds/referring_rows from pg
begin;

drop function mds.referring_rows(mds.registered_references, uuid[], boolean);

commit;
