-- Revert mds:governance/column_classes from pg
begin;

drop table governance.column_classes;

commit;
