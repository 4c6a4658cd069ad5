-- mds.run_job: runs a job a bit further.
begin;
\ir ../fixtures.sql
select plan(14);

select is(pg_temp.contract('mds.run_job'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.run_job'), array['mds_operator'], 'who may call it');
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('full_name', 'Person ' || to_hex(n * 7919))))
                                  from generate_series(1, 520) n)) \g /dev/null
set local session authorization test_operator;
select results_eq($$ select job, state, done_count, all_count from mds.run_job('recompute', p_dry_run => true) $$, $$ values ('recompute', 'finished', 1560::bigint, 1560::bigint) $$, 'a dry run says what it would do');
select is_empty('select * from mds.job_runs', 'and is no run');
select results_eq($$ select state, done_count from mds.run_job('recompute', '0 seconds') $$, $$ values ('deriving', 500::bigint) $$, 'a budget ends a call');
select results_eq('select state, step_count, done_count, started_by, ended_at from mds.job_runs', $$ values ('running', 1::bigint, 500::bigint, 'test_operator'::name, null::timestamptz) $$, 'the run goes on');
select is((mds.run_job('recompute')).state, 'finished', 'to its end');
select results_eq('select state, step_count, done_count, ended_at is not null from mds.job_runs', $$ values ('finished', 2::bigint, 1560::bigint, true) $$, 'and is on record');
select is((mds.run_job('overrides')).state, 'finished', 'a job with nothing to do is done');

-- A job that fails.
reset session authorization;
create function mds.test_fails(p_budget interval, p_dry_run boolean) returns mds.job_report language plpgsql as $$ begin update mds.jobs set every = '1 second'; perform 1 / 0; return null; end $$;
insert into mds.jobs (name, ordinal, function, every, description) values ('fails', 99, 'mds.test_fails', '1 day', 'Fails.');
select is((mds.run_job('fails')).state, 'failed', 'a failure is an answer');
select results_eq($$ select state, error_code, error from mds.job_runs where job = 'fails' $$, $$ values ('failed', '22012', 'division by zero') $$, 'with the error on record');
select is((select every from mds.jobs where name = 'fails'), '1 day', 'and what it wrote undone');
set local session authorization test_operator;
select throws_ok($$ select mds.run_job('nonsense') $$, 'MDJOB', null, 'an unknown job');
select throws_ok($$ select mds.run_job(null) $$, 'MDJOB', null, 'and none');
reset session authorization;

select finish();
rollback;
