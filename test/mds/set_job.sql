-- mds.set_job: an operator sets when a job is due.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.set_job'), 'volatile definer returns mds.jobs', 'contract');
select is(pg_temp.callers('mds.set_job'), array['mds_operator'], 'who may call it');
set local session authorization test_operator;
select results_eq($$ select is_enabled, every from mds.set_job('reviews', p_every => '2 hours') $$, $$ values (true, interval '2 hours') $$, 'what is left out stays');
select is((mds.set_job('reviews', false)).is_enabled, false, 'it is switched off');
select throws_ok($$ select mds.set_job('nonsense', false) $$, 'MDJOB', null, 'an unknown job');
select throws_ok($$ select mds.set_job('reviews', p_every => '0') $$, 'MDPAY', null, 'a time that is none');
reset session authorization;

select finish();
rollback;
