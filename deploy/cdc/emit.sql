-- Deploy mds:cdc/emit to pg
-- requires: cdc/outbox_events
begin;

create type cdc.event as (
    aggregatetype  text,
    aggregateid    text,
    type           text,
    payload        jsonb
);
comment on type cdc.event is 'Something that happened, for cdc.emit.';
comment on column cdc.event.aggregatetype is 'Topic, as in cdc.outbox_events.';
comment on column cdc.event.aggregateid   is 'Message key.';
comment on column cdc.event.type          is 'What happened.';
comment on column cdc.event.payload       is 'The message; null is a tombstone.';

create or replace function cdc.emit(p_events cdc.event[])
returns void
language plpgsql
volatile parallel unsafe
as $$
begin
    insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload)
    select e.aggregatetype, e.aggregateid, e.type, e.payload from unnest(p_events) e;
end;
$$;

comment on function cdc.emit(cdc.event[]) is
$$Writes events into the outbox, in their order, in the caller's transaction; one insert. An empty or null array writes nothing.

For functions that decide something: call it once, with everything that happened. What happened to users goes through
mds.publish_users, which knows their form. No personal data of class restricted, sealed or payload may be in a payload. Raises 23514
for a type of event that does not exist.$$;

commit;
