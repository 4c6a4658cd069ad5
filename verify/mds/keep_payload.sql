-- Verify mds:mds/keep_payload on pg
begin;

select 'mds.keep_payload(bigint, jsonb, timestamptz, boolean)'::regprocedure;

rollback;
