-- Revert mds:cdc/access from pg
begin;

drop policy connectors_all on cdc.connectors;

revoke all on all tables in schema mds from mds_cdc_outbox, mds_cdc_canonical;
revoke all on all tables in schema cdc from mds_cdc, mds_cdc_outbox, mds_cdc_canonical, mds_operator, mds_auditor;
revoke all on schema cdc from mds_cdc, mds_operator, mds_auditor;

commit;
