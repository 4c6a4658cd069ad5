-- mds.run_due_jobs: runs what is due.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.run_due_jobs'), 'volatile definer returns setof mds.job_report', 'contract');
select is(pg_temp.callers('mds.run_due_jobs'), array['mds_operator'], 'who may call it');
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('full_name', 'Person ' || to_hex(n * 7919))))
                                  from generate_series(1, 520) n)) \g /dev/null
set local session authorization test_operator;
select results_eq($$ select job, state from mds.run_due_jobs('0 seconds') $$, $$ values ('overrides', 'finished') $$, 'in their order, as long as the budget allows');
select results_eq($$ select job, state from mds.run_due_jobs('0 seconds') $$, $$ values ('pins', 'finished') $$, 'the next call goes on');
select results_eq($$ select job, state from mds.run_due_jobs('0 seconds') $$, $$ values ('profiles', 'finished') $$, 'and on');
select results_eq($$ select job, state from mds.run_due_jobs('0 seconds') $$, $$ values ('recompute', 'deriving') $$, 'and on');
select results_eq($$ select job, state from mds.run_due_jobs('10 minutes') $$, $$ values ('recompute', 'finished'), ('reviews', 'finished'), ('references', 'finished'), ('outbox', 'finished') $$, 'what is not finished first, and then the others');
select is_empty('select * from mds.run_due_jobs()', 'then nothing is due');
reset session authorization;
update mds.job_runs set ended_at = ended_at - interval '21 hours' where job in ('reviews', 'references');
update mds.jobs set is_enabled = false where name = 'references';
set local session authorization test_operator;
select results_eq($$ select job from mds.run_due_jobs() $$, array['reviews'], 'until it is again; never what is switched off');
reset session authorization;
select is((select count(*) from mds.job_runs where job = 'reviews'), 2::bigint, 'each is a run of its own');

select finish();
rollback;
