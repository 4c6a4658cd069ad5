-- Deploy mds:cdc/signals to pg
-- requires: cdc/schema
begin;

-- Debezium knows these columns by their order.
create table cdc.signals (
    id    varchar(64)   not null constraint pk_signals primary key,
    type  varchar(32)   not null,
    data  varchar(2048)
);

comment on table  cdc.signals      is 'Signals to the connectors, which read them from the stream (signal.data.collection). Written by cdc.request_snapshot.';
comment on column cdc.signals.id   is 'Name of the signal.';
comment on column cdc.signals.type is 'execute-snapshot, stop-snapshot, pause-snapshot or resume-snapshot.';
comment on column cdc.signals.data is 'Arguments, JSON as Debezium documents them.';

alter table cdc.signals enable row level security;

commit;
