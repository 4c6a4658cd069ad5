-- Deploy mds:cdc/outbox_events to pg
-- requires: cdc/schema
begin;

create table cdc.outbox_events (
    id              uuid         not null default gen_random_uuid(),
    ring_day        smallint     not null default (((now() at time zone 'UTC')::date - date '2000-01-01') % 16),
    aggregatetype   text         not null,
    aggregateid     text         not null,
    type            text         not null,
    payload         jsonb,
    schema_version  smallint     not null default 1,
    trace_id        text         default nullif(current_setting('mds.trace_id', true), ''),
    occurred_at     timestamptz  not null default clock_timestamp(),
    constraint pk_outbox_events primary key (id, ring_day),
    constraint chk_outbox_events_type check (case aggregatetype
        when 'user'       then type in ('user.created', 'user.updated', 'user.merged', 'user.absorbed', 'user.unmerged', 'user.split',
                                        'user.erased')
        when 'user_state' then type = 'user.state'
        when 'review'     then type in ('review.raised', 'review.decided')
        when 'model'      then type = 'model.activated'
        else false end),
    constraint chk_outbox_events_payload check (payload is not null or aggregatetype = 'user_state')
) partition by list (ring_day);

-- A ring: nothing has to be made in advance, and a job that does not run loses nothing and stops nobody.
do $$
begin
    for n in 0..15 loop
        execute format('create table cdc.outbox_events_%1$s partition of cdc.outbox_events for values in (%2$s)', lpad(n::text, 2, '0'), n);
        execute format('alter table cdc.outbox_events_%s enable row level security', lpad(n::text, 2, '0'));
    end loop;
end;
$$;

comment on table  cdc.outbox_events                is
$$Transactional outbox for Debezium's Outbox Event Router: what happened, written in the transaction in which it happened, published
insert-only. cdc.emit writes it, cdc.trim_outbox empties it day by day. A ring of sixteen partitions, one a day.$$;
comment on column cdc.outbox_events.id             is 'Header id of the message; consumers deduplicate on it.';
comment on column cdc.outbox_events.ring_day       is 'Partition: days since 2000-01-01, UTC, modulo 16; not published.';
comment on column cdc.outbox_events.aggregatetype  is 'Topic: user, user_state, review or model.';
comment on column cdc.outbox_events.aggregateid    is 'Message key, and so the order: the canonical user; of model events the model.';
comment on column cdc.outbox_events.type           is 'What happened: user.created, user.merged and so on; user.state in the compacted topic.';
comment on column cdc.outbox_events.payload        is 'The message, JSON; docs/contracts.md has its form. Null is a tombstone: the user is none any more. Holds no restricted value.';
comment on column cdc.outbox_events.schema_version is 'Version of the payload''s form; a form is only ever added to.';
comment on column cdc.outbox_events.trace_id       is 'What the caller put into the setting mds.trace_id (a W3C traceparent, a request id); null when nothing.';
comment on column cdc.outbox_events.occurred_at    is 'When it was decided; the transaction may have committed later.';

alter table cdc.outbox_events enable row level security;

commit;
