-- Revert mds:matching/evidence_of from pg
begin;

drop function matching.evidence_of(bigint[], bigint[]);
drop type matching.evidence;

commit;
