-- Revert mds:governance/data_classes from pg
begin;

drop table governance.data_classes;
revoke usage on schema governance from mds_auditor, mds_operator, mds_cdc;

commit;
