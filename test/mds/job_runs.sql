-- mds.job_runs: every run of every job.
begin;
\ir ../fixtures.sql
select plan(7);

select columns_are('mds', 'job_runs', array['id', 'job', 'state', 'step_count', 'done_count', 'all_count', 'moved_count', 'error_code', 'error', 'started_by', 'started_at', 'stepped_at', 'ended_at']);
select is(pg_temp.readers('mds.job_runs'), array['mds_operator'], 'who may read it');
select is(pg_temp.writers('mds.job_runs'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.job_runs'::regclass;
insert into mds.job_runs (job) values ('recompute');
select throws_ok($$ insert into mds.job_runs (job) values ('recompute') $$, '23505', null, 'one run at a time');
select throws_ok($$ update mds.job_runs set state = 'finished' $$, '23514', null, 'what is over has an end');
select throws_ok($$ update mds.job_runs set state = 'failed', ended_at = now() $$, '23514', null, 'and a failure an error');

select finish();
rollback;
