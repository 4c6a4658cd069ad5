-- Revert mds:mds/merge_history from pg
begin;

drop view mds.merge_history;

commit;
