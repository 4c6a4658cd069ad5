-- Verify mds:mds/regroupings on pg
begin;

select * from mds.regroupings where false;

rollback;
