-- Revert mds:cdc/publications from pg
begin;

drop publication mds_canonical_pub;
drop publication mds_outbox_pub;

commit;
