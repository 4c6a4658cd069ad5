-- Revert mds:mds/why_records from pg
begin;

drop function mds.why_records(bigint, bigint);
drop type mds.evidence;

commit;
