-- cdc.outbox_events: the transactional outbox.
begin;
\ir ../fixtures.sql
select plan(12);

select columns_are('cdc', 'outbox_events',
    array['id', 'ring_day', 'aggregatetype', 'aggregateid', 'type', 'payload', 'schema_version', 'trace_id', 'occurred_at']);
select is(pg_temp.readers('cdc.outbox_events'), array[]::text[], 'nobody reads all of it');
select is(pg_temp.writers('cdc.outbox_events'), array[]::text[], 'nobody but the owner writes to it');
select ok(bool_and(relrowsecurity), 'row policies decide, in partitions too') from pg_class where relname like 'outbox\_events%' and relkind in ('r', 'p');
select is(count(*), 16::bigint, 'a ring of sixteen days') from pg_inherits where inhparent = 'cdc.outbox_events'::regclass;

insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload) values ('user', 'a', 'user.created', '{}');
select is(ring_day::integer, (current_timestamp at time zone 'UTC')::date - date '2000-01-01'
                             - 16 * (((current_timestamp at time zone 'UTC')::date - date '2000-01-01') / 16), 'an event is in its day') from cdc.outbox_events;
select ok(bool_and(exists (select from pg_get_partition_constraintdef(i.inhrelid) c where c like '%' || n || '%')), 'every day has its partition')
  from generate_series(0, 15) n
  join pg_inherits i on i.inhrelid = format('cdc.outbox_events_%s', lpad(n::text, 2, '0'))::regclass;
set local mds.trace_id = 'trace-7';
insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload) values ('review', 'a', 'review.raised', '{}');
select bag_eq('select trace_id from cdc.outbox_events', array[null, 'trace-7'], 'who sets mds.trace_id finds it on the event');

select throws_ok($$ insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload) values ('user', 'a', 'user.exploded', '{}') $$, '23514', null,
    'types of events are a contract');
select throws_ok($$ insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload) values ('user_state', 'a', 'user.created', '{}') $$, '23514', null,
    'and belong to a topic');
select throws_ok($$ insert into cdc.outbox_events (aggregatetype, aggregateid, type) values ('user', 'a', 'user.created') $$, '23514', null,
    'an event says something');
select lives_ok($$ insert into cdc.outbox_events (aggregatetype, aggregateid, type) values ('user_state', 'a', 'user.state') $$,
    'only a state can be a tombstone');

select finish();
rollback;
