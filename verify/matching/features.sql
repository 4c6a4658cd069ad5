-- Verify mds:matching/features on pg
begin;

select * from matching.features where false;

rollback;
