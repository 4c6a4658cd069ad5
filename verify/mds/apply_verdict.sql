-- Verify mds:mds/apply_verdict on pg
begin;

select 'mds.apply_verdict(mds.potential_duplicates[], bytea[], text, text, uuid)'::regprocedure;

rollback;
