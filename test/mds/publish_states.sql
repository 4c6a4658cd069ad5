-- mds.publish_states: every user's state once more.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.publish_states'), 'volatile definer returns uuid', 'contract');
select is(pg_temp.callers('mds.publish_states'), array['mds_operator'], 'who may call it');

insert into mds.canonical_users (id) select ('00000000-0000-4000-8000-00000000000' || n)::uuid from generate_series(1, 4) n;
insert into mds.canonical_users (id, status, merged_into) values ('00000000-0000-4000-8000-000000000005', 'merged', '00000000-0000-4000-8000-000000000001');
insert into mds.canonical_profiles (canonical_user_id) select id from mds.canonical_users;

set local session authorization test_operator;
select is(mds.publish_states(p_limit => 2), '00000000-0000-4000-8000-000000000002', 'a step says where it ended');
select is(mds.publish_states('00000000-0000-4000-8000-000000000002', 2), '00000000-0000-4000-8000-000000000004', 'the next goes on');
select is(mds.publish_states('00000000-0000-4000-8000-000000000004', 2), null, 'until all are done');
select throws_ok('select mds.publish_states(p_limit => 0)', 'MDPAY', null, 'a step is not empty');
reset session authorization;
select results_eq('select aggregateid, type, payload from cdc.outbox_events order by occurred_at, ctid',
    'select canonical_user_id::text, ''user.state'', state from mds.user_states order by canonical_user_id', 'each user once, as it is');
select is(count(*), 1::bigint, 'an absorbed one gets its tombstone') from cdc.outbox_events where payload is null;

select finish();
rollback;
