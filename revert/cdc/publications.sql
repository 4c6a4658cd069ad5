-- Revert mds:cdc/publications from pg
begin;

drop publication mds_canonical_pub;
drop publication mds_outbox_pub;

revoke all on all tables in schema cdc from mds_cdc;
revoke all on all tables in schema mds from mds_cdc;
grant select on cdc.connectors to mds_cdc;

commit;
