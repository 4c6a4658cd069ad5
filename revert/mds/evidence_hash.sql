-- Revert mds:mds/evidence_hash from pg
begin;

drop function mds.evidence_hash(bigint);

commit;
