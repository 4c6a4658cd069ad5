-- Revert mds:mds/case_pairs from pg
begin;

drop function mds.case_pairs(bigint);

commit;
