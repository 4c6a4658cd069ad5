-- Verify mds:governance/data_classes on pg
begin;

select * from governance.data_classes where false;

rollback;
