-- Verify mds:mds/evidence_hash on pg
begin;

select 'mds.evidence_hash(bigint)'::regprocedure;

rollback;
