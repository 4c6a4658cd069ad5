-- mds.jobs: what runs at night.
begin;
\ir ../fixtures.sql
select plan(6);

select columns_are('mds', 'jobs', array['name', 'ordinal', 'function', 'every', 'is_enabled', 'description']);
select is(pg_temp.readers('mds.jobs'), array['mds_operator'], 'who may read it');
select is(pg_temp.writers('mds.jobs'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.jobs'::regclass;
select is_empty($$ select name from mds.jobs where pg_get_function_arguments(function::regproc) not like 'p_budget interval%, p_dry_run boolean%'
                      or pg_get_function_result(function::regproc) <> 'mds.job_report' $$, 'every job is a function of the right form');
select throws_ok($$ update mds.jobs set every = '0' $$, '23514', null, 'a job is due after some time');

select finish();
rollback;
