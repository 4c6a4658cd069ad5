-- cdc.emit: events into the outbox.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('cdc.emit'), 'volatile returns void', 'contract');
select is(pg_temp.callers('cdc.emit'), array[]::text[], 'only functions of MDS call it');

select cdc.emit(array[row('user', 'b', 'user.created', '{"n": 1}'), row('user', 'a', 'user.updated', '{"n": 2}'), row('user_state', 'a', 'user.state', null)]::cdc.event[]) \g /dev/null
select results_eq('select aggregatetype, aggregateid, type, payload from cdc.outbox_events order by occurred_at, ctid',
    $$ values ('user', 'b', 'user.created', '{"n": 1}'::jsonb), ('user', 'a', 'user.updated', '{"n": 2}'), ('user_state', 'a', 'user.state', null) $$,
    'events are written in their order');
select cdc.emit('{}'), cdc.emit(null) \g /dev/null
select is(count(*), 3::bigint, 'nothing is written of nothing') from cdc.outbox_events;
select throws_ok($$ select cdc.emit(array[row('user', null, 'user.created', '{}')]::cdc.event[]) $$, '23502', null, 'an event has a key');
select throws_ok($$ select cdc.emit(array[row('person', 'a', 'user.created', '{}')]::cdc.event[]) $$, '23514', null, 'and a topic that exists');

select finish();
rollback;
