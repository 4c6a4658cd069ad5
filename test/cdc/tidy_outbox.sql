-- cdc.tidy_outbox: the outbox is trimmed by a job.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('cdc.tidy_outbox'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('cdc.tidy_outbox'), array['mds_operator'], 'who may call it');
insert into cdc.outbox_events (aggregatetype, aggregateid, type, payload, ring_day, occurred_at)
select 'user', n::text, 'user.created', '{}', ((now() at time zone 'UTC')::date - date '2000-01-01' - n) % 16, now() - make_interval(days => n)
  from generate_series(8, 13) n;
set local session authorization test_operator;
select results_eq('select state, done_count from cdc.tidy_outbox(p_dry_run => true)', $$ values ('finished', 3::bigint) $$, 'a dry run counts the days');
select results_eq($$ select state, done_count from mds.run_job('outbox') $$, $$ values ('finished', 3::bigint) $$, 'which the job empties');
select results_eq($$ select state, done_count from mds.run_job('outbox') $$, $$ values ('finished', 0::bigint) $$, 'once');
select throws_ok($$ select cdc.tidy_outbox('-1 second') $$, 'MDPAY', null, 'time does not run backwards');
reset session authorization;
select set_eq('select aggregateid from cdc.outbox_events', array['8', '9', '10'], 'the rest stays');

select finish();
rollback;
