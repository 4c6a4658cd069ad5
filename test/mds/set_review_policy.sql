-- mds.set_review_policy: an operator sets how urgent cases are.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.set_review_policy'), 'volatile definer returns mds.review_policies', 'contract');
select is(pg_temp.callers('mds.set_review_policy'), array['mds_operator'], 'who may call it');
set local session authorization test_operator;
select results_eq($$ select priority::integer, sla, updated_by from mds.set_review_policy('shared_email', 7, '2 hours') $$, $$ values (7, interval '2 hours', 'test_operator'::name) $$, 'a policy is set');
select is((mds.set_review_policy('shared_email', p_priority => 8)).sla, interval '2 hours', 'what is left out stays');
select throws_ok($$ select mds.set_review_policy('feeling', 1) $$, 'MDPAY', null, 'of a reason that there is');
select throws_ok($$ select mds.set_review_policy('deduplicated_source', p_sla => '178000000 years') $$, 'MDPAY', null, 'within a lifetime: what is due after the end of time would stop the record');
select throws_ok($$ select mds.set_review_policy('deduplicated_source', p_sla => '0') $$, 'MDPAY', null, 'with a deadline');
reset session authorization;
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select results_eq('select priority::integer, due_at - raised_at from mds.open_duplicates', $$ values (8, interval '2 hours') $$, 'and counts for the next case');

select finish();
rollback;
