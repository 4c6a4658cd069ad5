-- Verify mds:mds/store_records on pg
begin;

select 'mds.store_records(mds.reading[], matching.features[], matching.identity_keys[])'::regprocedure;

rollback;
