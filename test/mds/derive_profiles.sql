-- mds.derive_profiles: derives what a rule change has left over, a bit at a time.
begin;
\ir ../fixtures.sql
select plan(16);

select is(pg_temp.contract('mds.derive_profiles'), 'volatile definer returns mds.job_report', 'contract');
select is(pg_temp.callers('mds.derive_profiles'), array['mds_operator'], 'who may call it');
create function pg_temp.employers() returns text[] language sql volatile security definer
return (select array_agg(distinct attributes ->> 'employer') from mds.canonical_profiles where attributes ? 'employer');

-- Twelve hundred people whom two systems know; a rule that changes all of them.
select mds.ingest_batch('crm', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('employer', 'Oak'))) from generate_series(1, 1200) n)) \g /dev/null
select mds.ingest_batch('billing', (select jsonb_agg(jsonb_build_object('source_record_id', n::text, 'payload', jsonb_build_object('employer', 'Elm', 'external_ids', jsonb_build_object('crm', n::text)))) from generate_series(1, 1200) n)) \g /dev/null
select is(pg_temp.employers(), array['Elm'], 'given what one system says');
set local session authorization test_operator;
select results_eq($$ select user_count, changed_count, pending_count from mds.set_trust('crm', 95, 'audited', p_budget => '0') $$, $$ values (1200::bigint, 1000::bigint, 200::bigint) $$, 'a rule change stops when its time is over');
select is(pg_temp.employers(), array['Elm', 'Oak'], 'some profiles are what the rule says');
select is_empty('select * from mds.verify_golden()', 'what is known to be left over is no difference');
select results_eq('select state, done_count, all_count, moved_count from mds.derive_profiles(p_dry_run => true)', $$ values ('finished', 0::bigint, 200::bigint, 0::bigint) $$, 'a dry run counts');
select is((select count(*) from mds.stale_profiles), 200::bigint, 'and leaves it');
select results_eq($$ select job, state, done_count, all_count, moved_count from mds.run_job('profiles', '0') $$, $$ values ('profiles', 'finished', 200::bigint, 200::bigint, 200::bigint) $$, 'the job does it');
select is(pg_temp.employers(), array['Oak'], 'all are');
select is_empty('select * from mds.stale_profiles', 'nothing is left');
reset session authorization;
select is_empty('select * from mds.verify_golden()', 'profiles are what the rules say');
insert into mds.stale_profiles (canonical_user_id) select id from mds.canonical_users;
set local session authorization test_operator;
select results_eq($$ select state, done_count, all_count, moved_count from mds.derive_profiles('0') $$, $$ values ('deriving', 500::bigint, 1200::bigint, 0::bigint) $$, 'it stops when its time is over');
select results_eq($$ select state, done_count, all_count, moved_count from mds.derive_profiles(null) $$, $$ values ('finished', 700::bigint, 700::bigint, 0::bigint) $$, 'and goes on; what is as it should be does not change');
select results_eq($$ select user_count, changed_count, pending_count from mds.set_survivorship('employer', 'source_priority', 'billing knows', p_source_order => array['billing'], p_budget => '0') $$,
    $$ values (1200::bigint, 1000::bigint, 200::bigint) $$, 'a rule of survivorship passes by the same way');
set local session authorization test_steward;
select throws_ok('select mds.derive_profiles()', '42501', null, 'a job is for operators');
reset session authorization;

select finish();
rollback;
