-- mds.publish_users: what happened to users, as events.
begin;
\ir ../fixtures.sql
select plan(20);

select is(pg_temp.contract('mds.publish_users'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.publish_users'), array[]::text[], 'only functions of MDS call it');

select '00000000-0000-4000-8000-00000000000a' as a, '00000000-0000-4000-8000-00000000000b' as b, '00000000-0000-4000-8000-00000000000c' as c \gset
insert into mds.canonical_users (id, legacy_ids) values (:'a', '{"crm": ["1", "2"]}'), (:'b', default), (:'c', default);
insert into mds.canonical_profiles (canonical_user_id, full_name, email, claimed_email, phone_e164, country_code, preferences, attributes, version)
values (:'a', 'Ann Oakley', 'ann@example.org', 'ann@example.org', '+442071838750', 'GB', '{"newsletter": true}', '{"employer": "Oak Ltd"}', 7),
       (:'b', 'Bob', null, 'ann@example.org', null, null, default, default, 2), (:'c', 'Cy', null, null, null, null, default, default, 1);
insert into mds.source_identities (id, canonical_user_id, source_system, source_record_id, payload_hash) overriding system value
values (101, :'a', 'crm', '1', 0), (102, :'a', 'crm', '2', 0), (103, :'c', 'crm', '3', 0);

-- What the last call published.
create temp view published as
select aggregatetype, aggregateid, type, payload, row_number() over (order by occurred_at, ctid) as n from cdc.outbox_events;

select mds.publish_users('{}'), mds.publish_users(null) \g /dev/null
select is_empty('table published', 'nothing happened, nothing is published');

select mds.publish_users(array[:'a', :'b']::uuid[], array[:'b']::uuid[]) \g /dev/null
select bag_eq('select aggregatetype, aggregateid, type from published',
    format($$ values ('user', %1$L, 'user.created'), ('user', %2$L, 'user.updated'), ('user_state', %2$L, 'user.state'), ('user_state', %1$L, 'user.state') $$, :'b', :'a'),
    'a new user, a changed one, and how both are now');
select is((select type from published where n = 1), 'user.created', 'who is new comes first');
select is(payload, jsonb_build_object('user_id', :'a', 'status', 'active', 'version', 7), 'an event has no personal data') from published where type = 'user.updated';
select is(payload - array['created_at', 'updated_at'],
    jsonb_build_object('user_id', :'a', 'status', 'active', 'version', 7, 'full_name', 'Ann Oakley', 'email', 'ann@example.org', 'phone_e164', '+442071838750',
        'country_code', 'GB', 'preferences', '{"newsletter": true}'::jsonb, 'attributes', '{"employer": "Oak Ltd"}'::jsonb,
        'legacy_ids', '{"crm": ["1", "2"]}'::jsonb), 'a state is the golden profile') from published where type = 'user.state' and aggregateid = :'a';
select is(payload -> 'email', 'null', 'what is claimed and not given is not published') from published where type = 'user.state' and aggregateid = :'b';

-- Merged: b into a.
delete from cdc.outbox_events;
update mds.canonical_users set status = 'merged', merged_into = :'a' where id = :'b';
insert into mds.merges (id, survivor_id, absorbed_id, match_method, match_weight, moved_identity_ids) overriding system value
values (77, :'a', :'b', 'probabilistic', 21.5, '{102}');
select mds.publish_users(array[:'a', :'b']::uuid[], p_merge_ids => '{77}', p_identity_ids => '{101,102}',
    p_previous_user_ids => array[:'a', :'b']::uuid[], p_next_user_ids => array[:'a', :'a']::uuid[]) \g /dev/null
select bag_eq('select aggregatetype, aggregateid, type from published',
    format($$ values ('user', %1$L, 'user.merged'), ('user', %2$L, 'user.absorbed'), ('user_state', %1$L, 'user.state'), ('user_state', %2$L, 'user.state') $$, :'a', :'b'),
    'a merge is told under both keys, and is no update besides');
select is(payload, jsonb_build_object('user_id', :'a', 'status', 'active', 'version', 7, 'merge_id', 77, 'survivor_id', :'a', 'absorbed_id', :'b',
        'match_method', 'probabilistic', 'match_weight', 21.5,
        'moved_identities', '[{"source_identity_id": 102, "source_system": "crm", "source_record_id": "2"}]'::jsonb),
    'with both ids, the merge and what moved') from published where type = 'user.merged';
select is((select payload - array['user_id', 'status', 'version'] from published where type = 'user.absorbed'),
          (select payload - array['user_id', 'status', 'version'] from published where type = 'user.merged'), 'each event suffices alone');
select is(payload, null, 'the absorbed user has a tombstone') from published where type = 'user.state' and aggregateid = :'b';

-- Undone.
delete from cdc.outbox_events;
update mds.canonical_users set status = 'active', merged_into = null where id = :'b';
update mds.merges set undone_at = now();
select mds.publish_users(array[:'a', :'b']::uuid[], p_undone_merge_ids => '{77}', p_identity_ids => '{101,102}',
    p_previous_user_ids => array[:'a', :'a']::uuid[], p_next_user_ids => array[:'a', :'b']::uuid[]) \g /dev/null
select bag_eq('select aggregateid, type, payload - array[''user_id'', ''status'', ''version''] from published where aggregatetype = ''user''',
    format($$ values (%1$L, 'user.unmerged', %3$L::jsonb), (%2$L, 'user.unmerged', %3$L) $$, :'a', :'b',
        jsonb_build_object('merge_id', 77, 'survivor_id', :'a', 'absorbed_id', :'b',
            'moved_identities', '[{"source_identity_id": 102, "source_system": "crm", "source_record_id": "2"}]'::jsonb)),
    'undone is told under both keys');
select is(count(payload), 2::bigint, 'both have a state again') from published where type = 'user.state';

-- Moved between two who both stay, to a third who is new.
delete from cdc.outbox_events;
select mds.publish_users(array[:'a', :'c']::uuid[], array[:'c']::uuid[], p_identity_ids => '{101,103}',
    p_previous_user_ids => array[:'a', :'a']::uuid[], p_next_user_ids => array[:'a', :'c']::uuid[]) \g /dev/null
select results_eq('select type, count(*) from published group by type order by type', $$ values ('user.created', 1::bigint), ('user.split', 2), ('user.state', 2) $$,
    'who parts is told under both keys');
select is(payload, jsonb_build_object('user_id', :'c', 'status', 'active', 'version', 1, 'from_user_id', :'a', 'to_user_id', :'c',
        'moved_identities', '[{"source_identity_id": 103, "source_system": "crm", "source_record_id": "3"}]'::jsonb), 'with what moved from whom to whom')
  from published where type = 'user.split' and aggregateid = :'c';
select ok((select n from published where type = 'user.created') < (select min(n) from published where type = 'user.split'), 'after it exists');

-- Erased.
delete from cdc.outbox_events;
delete from mds.canonical_profiles where canonical_user_id = :'b';
update mds.canonical_users set status = 'deleted' where id = :'b';
select mds.publish_users(array[:'b']::uuid[]) \g /dev/null
select results_eq('select type, payload from published order by n', format($$ values ('user.erased', %L::jsonb), ('user.state', null) $$,
    jsonb_build_object('user_id', :'b', 'status', 'deleted', 'version', null)), 'erasure leaves a tombstone');
select lives_ok($$ select mds.publish_users(array[gen_random_uuid()]) $$, 'a user that does not exist');
select is(count(*), 2::bigint, 'is not published') from published;

select finish();
rollback;
