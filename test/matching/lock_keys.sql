-- matching.lock_keys: locks keys until the end of the transaction. Sessions that meet, and those whose isolation it refuses: test/concurrency.
begin;
\ir ../fixtures.sql
select plan(9);

select current_setting('max_locks_per_transaction')::int * current_setting('max_connections')::int / 8 as most \gset

create function pg_temp.locks() returns text language sql
return (select string_agg(mode || ' ' || count, ', ' order by mode)
          from (select mode, count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() group by mode) l (mode, count));
select is(pg_temp.contract('matching.lock_keys'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.lock_keys'), array[]::text[], 'only functions of MDS call it');

savepoint start;
select matching.lock_keys(array[3, 1, 2, 1]::bigint[]) \g /dev/null
select is(pg_temp.locks(), 'ExclusiveLock 3, ShareLock 1', 'a lock each, and a share of the one that stands for all');
rollback to start;
select is(pg_temp.locks(), null, 'a rollback takes them back');
select matching.lock_keys(array(select generate_series(1, :most + 1))) \g /dev/null
select is(pg_temp.locks(), 'ExclusiveLock 1', 'many are one');
rollback to start;
select matching.lock_keys(array[1]::bigint[], :most) \g /dev/null
select is(pg_temp.locks(), 'ExclusiveLock 1', 'also when they are only expected');
select matching.lock_keys(array[2]::bigint[]) \g /dev/null
select is(pg_temp.locks(), 'ExclusiveLock 1', 'then no other is needed');
rollback to start;
select matching.lock_keys(array(select generate_series(n * 100, n * 100 + 99))) from generate_series(1, :most / 100 + 2) n \g /dev/null
select is(pg_temp.locks(), format('ExclusiveLock %s, ShareLock 1', :most / 100 * 100 + 1), 'many calls of one transaction do not fill the lock table');
select lives_ok('select matching.lock_keys(''{}'')', 'no keys are no error');

select finish();
rollback;
