-- Verify mds:mds/merge_history on pg
begin;

select * from mds.merge_history where false;

rollback;
