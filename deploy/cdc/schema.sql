-- Deploy mds:cdc/schema to pg
-- requires: extensions
begin;

create schema cdc;
comment on schema cdc is
$$Change data capture: the transactional outbox whose events are the public contract, the publications and what the two Debezium
connectors need of the database (heartbeats, signals), and how far behind they are.$$;

commit;
