-- Deploy mds:cdc/connectors to pg
-- requires: cdc/schema
begin;

create table cdc.connectors (
    name              text        not null constraint pk_connectors primary key,
    role_name         name        not null,
    slot_name         name        not null constraint uk_connectors_slot_name unique,
    publication_name  name        not null constraint uk_connectors_publication_name unique,
    lag_limit         bigint      not null default 1073741824,
    silence_limit     interval    not null default interval '5 minutes',
    last_beat_at      timestamptz,
    constraint chk_connectors_name check (name ~ '^[a-z][a-z0-9_]*$'),
    constraint chk_connectors_limits check (lag_limit > 0 and silence_limit > interval '0')
);

insert into cdc.connectors (name, role_name, slot_name, publication_name)
values ('outbox',    'mds_cdc_outbox',    'mds_outbox',    'mds_outbox_pub'),
       ('canonical', 'mds_cdc_canonical', 'mds_canonical', 'mds_canonical_pub');

comment on table  cdc.connectors                  is
$$The Debezium connectors of this database. Each has a slot, a role and a publication of its own: a shared slot loses data, and a
poisoned event stops one stream, not both.$$;
comment on column cdc.connectors.name             is 'outbox (business events, the public contract) or canonical (tables, for replication and history).';
comment on column cdc.connectors.role_name        is 'Login of the connector: LOGIN, REPLICATION, BYPASSRLS, member of mds_cdc; made by sql/bootstrap/roles.sql.';
comment on column cdc.connectors.slot_name        is 'Replication slot; the connector makes it when it first starts.';
comment on column cdc.connectors.publication_name is 'Publication it reads.';
comment on column cdc.connectors.lag_limit        is 'Bytes of WAL the slot may hold back before cdc.slot_lag raises its alarm.';
comment on column cdc.connectors.silence_limit    is 'Time without a heartbeat before cdc.slot_lag raises its alarm.';
comment on column cdc.connectors.last_beat_at     is 'Last heartbeat (cdc.beat); null before the first.';

alter table cdc.connectors enable row level security;

commit;
