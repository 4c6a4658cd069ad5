-- Revert mds:governance/data_classes from pg
begin;

drop table governance.data_classes;

commit;
