-- Verify mds:mds/referring_rows on pg
begin;

select 'mds.referring_rows(mds.registered_references, uuid[], boolean)'::regprocedure;

rollback;
