-- Verify mds:mds/hand_back on pg
begin;

select 'mds.hand_back(bigint[])'::regprocedure;

rollback;
