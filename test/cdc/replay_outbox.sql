-- cdc.replay_outbox: events of a period once more.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('cdc.replay_outbox'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('cdc.replay_outbox'), array['mds_operator'], 'who may call it');

insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload, ring_day, occurred_at)
select 'user', n::text, 'user.created', to_jsonb(n), ((now() at time zone 'UTC')::date - date '2000-01-01' - n) % 16, now() - make_interval(days => n)
  from generate_series(0, 5) n;
create temp table before as select * from cdc.outbox_events;

create temp table sent (n bigint generated always as identity, id uuid, type text, payload jsonb, occurred_at timestamptz);
create function pg_temp.note_event() returns trigger
language plpgsql volatile security definer
as $$
begin
    insert into sent (id, type, payload, occurred_at) values (new.id, new.type, new.payload, new.occurred_at);
    return null;
end;
$$;
create trigger note_event after insert on cdc.outbox_events for each row execute function pg_temp.note_event();

set local session authorization test_operator;
select is(cdc.replay_outbox(now() - interval '3 days'), 4::bigint, 'it sends what happened since');
select is(cdc.replay_outbox(now() - interval '5 days', now() - interval '4 days'), 2::bigint, 'or in a period');
select throws_ok('select cdc.replay_outbox(null)', 'MDPAY', null, 'a beginning is needed');
select throws_ok($$ select cdc.replay_outbox(now(), now() - interval '1 day') $$, 'MDPAY', null, 'before the end');
reset session authorization;
select results_eq('select id, type, payload, occurred_at from sent order by n',
    $$ select id, type, payload, occurred_at from before order by aggregateid < '4' desc, occurred_at $$, 'the same events, written anew in their order');
select is(count(*), 6::bigint, 'and instead of the old ones') from cdc.outbox_events;

select finish();
rollback;
