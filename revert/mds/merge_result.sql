-- Revert mds:mds/merge_result from pg
begin;

drop type mds.merge_result;

commit;
