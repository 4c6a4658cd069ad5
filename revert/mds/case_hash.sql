-- Revert mds:mds/case_hash from pg
begin;

drop function mds.case_hash(bigint[]);

commit;
