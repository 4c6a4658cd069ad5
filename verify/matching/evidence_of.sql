-- Verify mds:matching/evidence_of on pg
begin;

select 'matching.evidence'::regtype;
select 'matching.evidence_of(bigint[], bigint[])'::regprocedure;

rollback;
