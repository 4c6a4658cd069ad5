-- Revert mds:mds/store_records from pg
begin;

drop function mds.store_records(mds.reading[], matching.features[], matching.identity_keys[]);

commit;
