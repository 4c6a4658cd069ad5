-- cdc.trim_outbox: old days leave the outbox.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('cdc.trim_outbox'), 'volatile definer returns integer', 'contract');
select is(pg_temp.callers('cdc.trim_outbox'), array['mds_operator'], 'who may call it');

insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload, ring_day, occurred_at)
select 'user', n::text, 'user.created', '{}', ((now() at time zone 'UTC')::date - date '2000-01-01' - n) % 16, now() - make_interval(days => n)
  from generate_series(0, 13) n;
insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload, ring_day, occurred_at)
select 'user', '9 or so', 'user.created', '{}', ((now() at time zone 'UTC')::date - date '2000-01-01' - 13) % 16, now() - interval '9 days';

set local session authorization test_operator;
select is(cdc.trim_outbox(), 2, 'days older than ten days are emptied');
select is(cdc.trim_outbox('7 days'), 4, 'or than seven');
select is(cdc.trim_outbox('7 days'), 0, 'once');
select throws_ok($$ select cdc.trim_outbox('6 days') $$, 'MDPAY', null, 'not less');
select throws_ok($$ select cdc.trim_outbox('15 days') $$, 'MDPAY', null, 'not more than the ring holds');
select throws_ok('select cdc.trim_outbox(null)', 'MDPAY', null, 'some time');
reset session authorization;
select set_eq('select aggregateid from cdc.outbox_events', array['0', '1', '2', '3', '4', '5', '6', '7'], 'the rest stays');

select finish();
rollback;
