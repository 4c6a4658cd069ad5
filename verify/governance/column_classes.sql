-- Verify mds:governance/column_classes on pg
begin;

select * from governance.column_classes where false;

rollback;
