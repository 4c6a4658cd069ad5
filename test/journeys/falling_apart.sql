-- A record that held a user together is withdrawn, and comes back.
begin;
\ir ../fixtures.sql
select plan(9);

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "phone": "020 7946 0991"}', '2026-01-01')).canonical_user_id as ann \gset
select pg_temp.says('billing', '1', '{"email": "ann@example.org"}', '2026-01-01') \g /dev/null
select pg_temp.user_of('billing', '1') as other \gset
select is((pg_temp.says('shop', 'bridge', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "email": "ann@example.org", "external_ids": {"billing": "1"}}', '2026-01-01')).action, 'merged', 'a third record shows that two are one');
select is(pg_temp.partition(), array['billing:1 crm:1 shop:bridge'], 'all are one');

select mds.retract('shop', 'bridge', 'deleted in the shop') \g /dev/null
select is(pg_temp.partition(), array['billing:1', 'crm:1'], 'without it they fall apart');
select is(array[pg_temp.user_of('crm', '1'), pg_temp.user_of('billing', '1')], array[:'ann', :'other']::uuid[], 'each under its own old id');

select is((pg_temp.says('shop', 'bridge', '{"full_name": "Ann Oakley", "phone": "020 7946 0991", "email": "ann@example.org", "external_ids": {"billing": "1"}}', '2026-01-01')).canonical_user_id, :'ann', 'sent again, it heals them');
select is(pg_temp.partition(), array['billing:1 crm:1 shop:bridge'], 'all are one again');
select is(mds.resolve_user(:'other'), :'ann', 'under the older id');
reset session authorization;
select results_eq('select undone_at is null from mds.merges order by id', array[false, true], 'both merges are on record, one holds');
select is_empty('select * from pg_temp.stale_profiles()', 'profiles and lineage agree');

select finish();
rollback;
