-- What a service does reaches the outbox, in its transaction: nothing is missing, nothing is told twice.
begin;
\ir ../fixtures.sql
select plan(39);

create function pg_temp.told() returns table (who text, type text)      -- events since the last call, of users by their first record
language plpgsql volatile security definer
as $$
begin
    return query
    select u.name, o.type from cdc.outbox_events o
      left join lateral (select min(i.source_record_id) as name from mds.source_identities i where i.minted_user_id::text = o.aggregateid) u on true
     where o.aggregatetype <> 'user_state' order by o.occurred_at, o.ctid;
    delete from cdc.outbox_events;
end;
$$;
-- States, replayed: the latest for each user; none where the latest is a tombstone.
create temp table states (user_id text primary key, state jsonb);
create function pg_temp.take_states() returns void
language sql volatile security definer
begin atomic
    insert into states
    select distinct on (o.aggregateid) o.aggregateid, o.payload from cdc.outbox_events o where o.aggregatetype = 'user_state'
     order by o.aggregateid, o.occurred_at desc, o.ctid desc
    on conflict (user_id) do update set state = excluded.state;
end;
create function pg_temp.wrong_states() returns table (user_id uuid)      -- a consumer's copy and the golden profiles differ
language sql volatile security definer
begin atomic
    with mine as (select s.state from states s where s.state is not null),
         theirs as (select jsonb_build_object('user_id', u.id, 'status', u.status, 'version', p.version, 'full_name', p.full_name, 'email', p.email,
                           'phone_e164', p.phone_e164, 'country_code', p.country_code, 'preferences', p.preferences, 'attributes', p.attributes,
                           'legacy_ids', u.legacy_ids, 'created_at', u.created_at, 'updated_at', greatest(u.updated_at, p.updated_at)) as state
                      from mds.canonical_users u join mds.canonical_profiles p on p.canonical_user_id = u.id
                     where u.status in ('active', 'inactive'))
    select (coalesce(m.state, t.state) ->> 'user_id')::uuid from mine m full join theirs t on t.state = m.state where m.state is null or t.state is null;
end;
create function pg_temp.step() returns setof text language sql volatile security definer
as $$ select pg_temp.take_states(); select who || ' ' || type from pg_temp.told() $$;

set local session authorization test_feeds;
select action from pg_temp.says('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-03"}') \g /dev/null
select results_eq('select pg_temp.step()', array['a user.created'], 'a new person');
select pg_temp.says('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-03"}') \g /dev/null
select is_empty('select pg_temp.step()', 'a replay tells nothing');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');

savepoint before;
select pg_temp.says('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd"}') \g /dev/null
rollback to before;
select is_empty('select pg_temp.step()', 'what is rolled back tells nothing');
select mds.ingest('crm', 'x', '{"full_name": "Xavier Roe"}', p_dry_run => true) \g /dev/null
select is_empty('select pg_temp.step()', 'nor does a dry run');

select pg_temp.says('billing', 'b', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "date_of_birth": "1980-02-03"}') \g /dev/null
select results_eq('select pg_temp.step()', array['a user.updated'], 'a record that joins');
select pg_temp.says('crm', 'c', '{"full_name": "Carl Gustav Pym", "phone": "020 7183 8750", "government_ids": [{"type": "passport", "country_code": "GB", "value": "925665416"}]}') \g /dev/null
select results_eq('select pg_temp.step()', array['c user.created'], 'somebody else');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');

-- Two become one, and part again.
select pg_temp.says('crm', 'd', '{"full_name": "Dora Lindqvist", "phone": "020 7946 0991"}') \g /dev/null
select pg_temp.says('billing', 'e', '{"email": "dora@example.org"}') \g /dev/null
select isnt(pg_temp.user_of('crm', 'd'), pg_temp.user_of('billing', 'e'), 'two users (else the next tests say nothing)');
select pg_temp.step() \g /dev/null
select pg_temp.says('shop', 'f', '{"full_name": "Dora Lindqvist", "phone": "020 7946 0991", "email": "dora@example.org", "external_ids": {"billing": "e"}}') \g /dev/null
select pg_temp.take_states() \g /dev/null
reset session authorization;
select is((select array_agg(payload order by aggregateid = payload ->> 'survivor_id') from (select aggregateid, payload - array['user_id', 'status', 'version'] as payload from cdc.outbox_events where type in ('user.merged', 'user.absorbed')) o),
    (select array_fill(jsonb_build_object('merge_id', m.id, 'survivor_id', m.survivor_id, 'absorbed_id', m.absorbed_id, 'match_method', m.match_method,
                'match_weight', m.match_weight, 'moved_identities', (select jsonb_agg(jsonb_build_object('source_identity_id', i.id, 'source_system', i.source_system, 'source_record_id', i.source_record_id) order by i.id)
                                                                       from mds.source_identities i where i.id = any (m.moved_identity_ids))), array[2]) from mds.merges m),
    'a merge, whole, in two events');
set local session authorization test_feeds;
select ok(array(select pg_temp.step()) @> array['d user.merged', 'e user.absorbed'], 'under both keys');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles: the absorbed user has none');

select mds.retract('shop', 'f', 'a mistake') \g /dev/null
select ok(array(select pg_temp.step()) @> array['d user.unmerged', 'e user.unmerged'], 'parted again, told under both keys');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles: the absorbed user is back');
select is((mds.retract('shop', 'f', 'a mistake')).action, 'unchanged', 'a retraction replayed');
select is_empty('select pg_temp.step()', 'tells nothing');

select mds.retract('crm', 'c', 'gone') \g /dev/null
select results_eq('select pg_temp.step()', array['c user.updated'], 'the last record is taken back');
reset session authorization;
select is(state ->> 'status', 'inactive', 'whose user is inactive') from states s join mds.source_identities i on i.minted_user_id::text = s.user_id where i.source_record_id = 'c';
set local session authorization test_feeds;

-- Reviews.
select pg_temp.says('crm', 'g', '{"full_name": "Gus Info", "email": "info@example.org"}'), pg_temp.says('crm', 'h', '{"full_name": "Hal Otto", "email": "info@example.org"}') \g /dev/null
select bag_eq('select pg_temp.step()', array['g user.created', 'h user.created', 'h review.raised'], 'a case for review');
select mds.retract('crm', 'h', 'gone') \g /dev/null
select ok(array(select pg_temp.step()) @> array['h review.decided'], 'and its end');

-- What people decide.
select pg_temp.says('crm', 'k', '{"full_name": "Kim Larsen", "email": "kim@example.org"}'), pg_temp.says('shop', 'l', '{"full_name": "Lou Baker", "email": "lou@example.org"}'),
       pg_temp.says('shop', 'm', '{"full_name": "Lou Baker", "email": "lou@example.org", "occupation": "nurse"}') \g /dev/null
select pg_temp.user_of('crm', 'k') as kim, pg_temp.user_of('shop', 'l') as lou \gset
select pg_temp.step() \g /dev/null
set local session authorization test_steward;
select merge_id as merge_id from mds.merge_users(:'kim', :'lou', 'married') \gset
select bag_eq('select pg_temp.step()', array['k user.merged', 'l user.absorbed'], 'a merge by hand is told as any other');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');
select merge_id as undo_id from mds.unmerge(:merge_id, 'divorced') \gset
select bag_eq('select pg_temp.step()', array['k user.unmerged', 'l user.unmerged'], 'so is its end');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');
reset session authorization;
select id as of_m from mds.source_identities where source_record_id = 'm' \gset
set local session authorization test_steward;
select merge_id as split_id from mds.split_user(:'lou', array[:of_m]::bigint[], 'two nurses') \gset
select ok(array(select pg_temp.step()) @> array['m user.created', 'l user.split', 'm user.split'], 'a split has a new user');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');
select merge_id from mds.move_identity(:of_m, :'kim', 'it was Kim') \gset
select ok(array(select pg_temp.step()) @> array['m user.absorbed', 'k user.merged'], 'the last record of a user that is moved takes the user along');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');

set local session authorization test_feeds;
select pg_temp.says('crm', 'n', '{"full_name": "Nora Info", "email": "sales@example.org"}'), pg_temp.says('crm', 'o', '{"full_name": "Otto Info", "email": "sales@example.org"}') \g /dev/null
select ok(array(select pg_temp.step()) @> array['o review.raised'], 'a case');
reset session authorization;
select id as duplicate_id from mds.potential_duplicates where closed_at is null order by id desc limit 1 \gset
set local session authorization test_steward;
select state from mds.decide_review(:duplicate_id, 'distinct', 'two people') \gset
select bag_eq('select pg_temp.step()', array['o review.decided'], 'its verdict');

set local session authorization test_steward;
select mds.pin_value(:'kim', '$.employer', '"Pin Ltd"', 'she said so') \g /dev/null
select results_eq('select pg_temp.step()', array['k user.updated'], 'a pinned value is told');
select mds.unpin_value(:'kim', '$.employer', 'she left') \g /dev/null
select results_eq('select pg_temp.step()', array['k user.updated'], 'and that it is released');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');
set local session authorization test_operator;
select mds.set_trust('shop', 99, 'audited') \g /dev/null
select isnt_empty('select pg_temp.step()', 'a change of trust tells whose profile it changed');
select is_empty('select pg_temp.wrong_states()', 'the states are the golden profiles');

-- What is only tried.
set local session authorization test_operator;
select mds.simulate('{"join_weight": 1}') is not null \g /dev/null
select is_empty('select pg_temp.step()', 'a simulation tells nothing');

-- Jobs.
select state from mds.recompute() \g /dev/null
select is_empty('select pg_temp.step()', 'recomputing what stays the same tells nothing');
select is((mds.ingest('crm', 'a', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-03", "occupation": "judge"}')).action, 'unchanged', 'news that move nobody');
select results_eq('select pg_temp.step()', array['a user.updated'], 'are told');
reset session authorization;

select finish();
rollback;
