-- Revert mds:governance/access from pg
begin;

drop policy column_classes_all on governance.column_classes;
drop policy data_classes_all on governance.data_classes;

revoke all on all tables in schema governance from mds_auditor, mds_operator, mds_cdc;
revoke all on schema governance from mds_auditor, mds_operator, mds_cdc;

commit;
