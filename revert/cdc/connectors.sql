-- Revert mds:cdc/connectors from pg
begin;

drop table cdc.connectors;
revoke usage on schema cdc from mds_cdc, mds_operator, mds_auditor;

commit;
