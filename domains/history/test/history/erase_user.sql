-- history.erase_user: a person is erased from history.
begin;
select plan(7);

select '00000000-0000-4000-8000-00000000000a' as ann, '00000000-0000-4000-8000-00000000000b' as bob \gset
create temp view changes as
select * from (values
    (1, 'mds.canonical_users',    jsonb_build_object('id', :'ann'::text), 'c', jsonb_build_object('id', :'ann'::text, 'status', 'active')),
    (2, 'mds.canonical_profiles', '{"id": "p"}', 'c', jsonb_build_object('canonical_user_id', :'ann'::text, 'full_name', 'Ann')),
    (3, 'mds.canonical_profiles', '{"id": "p"}', 'u', jsonb_build_object('canonical_user_id', :'ann'::text, 'full_name', 'Ann Oakley')),
    (4, 'mds.attribute_lineage',  '{"id": 1}',   'c', '{"canonical_profile_id": "p", "value_hash": "x"}'),
    (5, 'mds.source_identities',  '{"id": 9}',   'c', jsonb_build_object('canonical_user_id', :'ann'::text)),
    (6, 'mds.source_identities',  '{"id": 9}',   'u', jsonb_build_object('canonical_user_id', :'bob'::text)),
    (7, 'mds.canonical_profiles', '{"id": "q"}', 'c', jsonb_build_object('canonical_user_id', :'bob'::text, 'full_name', 'Bob')),
    (8, 'mds.canonical_profiles', '{"id": "p"}', 'd', null)) as c (lsn, tab, key, op, content);
select history.apply(array_agg(tab), array_agg(key), array_agg(op), array_agg(lsn), array_agg(null::bigint), array_agg(now()), array_agg(content)) from changes \g /dev/null

set local role mds_history_writer;
select is(history.erase_user(:'ann'), 5::bigint, 'every version about her');
select is(history.erase_user(:'ann'), 0::bigint, 'once');
select throws_ok('select history.erase_user(null)', 'MDPAY', null, 'somebody is meant');
reset role;
select set_eq('select lsn from history.versions where is_erased and content is null', array[1, 2, 3, 4, 5]::bigint[], 'user, profile, lineage, and the identity while it was hers');
select set_eq('select lsn from history.versions where not is_erased', array[6, 7, 8]::bigint[], 'the rest stays');


-- Rows that the event has overtaken.
select history.apply(array['mds.canonical_profiles', 'mds.attribute_lineage', 'mds.canonical_users'], array['{"id": "p2"}', '{"id": 2}', jsonb_build_object('id', :'ann'::text)]::jsonb[],
    array['c', 'c', 'u'], array[20, 21, 22], array[1, 1, 1], array[now(), now(), now()],
    array[jsonb_build_object('canonical_user_id', :'ann'::text, 'full_name', 'Ann'), '{"canonical_profile_id": "p2"}', jsonb_build_object('id', :'ann'::text, 'status', 'deleted')]) \g /dev/null
select set_eq('select lsn, is_erased, content is null from history.versions where lsn >= 20', $$ values (20::bigint, true, true), (21, true, true), (22, false, false) $$,
    'have no content either; that she is gone is known');
set local role mds_history_writer;
select is(history.erase_user(:'ann'), 0::bigint, 'and stays known');
reset role;

select finish();
rollback;
