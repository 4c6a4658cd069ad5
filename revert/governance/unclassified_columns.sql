-- Revert mds:governance/unclassified_columns from pg
begin;

drop view governance.unclassified_columns;

commit;
