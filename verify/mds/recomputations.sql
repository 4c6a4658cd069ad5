-- Verify mds:mds/recomputations on pg
begin;

select * from mds.recomputations where false;

rollback;
