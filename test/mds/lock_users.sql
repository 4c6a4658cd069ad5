-- mds.lock_users: users locked against every change of whose they are. What waits for whom: test/concurrency.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.lock_users'), 'volatile returns uuid[]', 'contract');
select is(pg_temp.callers('mds.lock_users'), array[]::text[], 'only functions of MDS call it');
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann, (mds.ingest('crm', '2', '{"employer": "Oak"}')).canonical_user_id as bea \gset
select mds.merge_users(:'ann', :'bea', 'x') \g /dev/null
select is(mds.lock_users(array[:'bea', null, :'ann', gen_random_uuid()]::uuid[]), array[:'ann', null, :'ann', null]::uuid[], 'whom the ids stand for, in their order');
select ok((select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and mode = 'ExclusiveLock') >= 1, 'they are locked');
select is(mds.lock_users('{}'), '{}', 'nobody is nobody');

select finish();
rollback;
