-- Revert mds:mds/merge_risks from pg
begin;

drop function mds.merge_risks(bigint[], bigint[]);

commit;
