-- matching.blocking_report: what blocking rules cost and find.
begin;
\ir ../fixtures.sql
select plan(11);

select is(pg_temp.contract('matching.blocking_report'), 'stable definer returns setof matching.blocking_statistics', 'contract');
select is(pg_temp.callers('matching.blocking_report'), array['mds_auditor', 'mds_operator'], 'who may call it');
select is((select count(*) from matching.blocking_report()), (select count(*) from matching.blocking_rules where model_id = matching.active_model_id()), 'a row a rule, though nothing is there');
select is_empty('select * from matching.blocking_report() where identity_count + key_count + pair_count + edge_count > 0', 'all of them zero');

-- Three with one mailbox, two of them with one number; one alone.
select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}'), pg_temp.says('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "+442079460018"}'),
       pg_temp.says('billing', '1', '{"full_name": "Oakley Ann", "email": "ann@oakley.example", "phone": "+442079460018"}'), pg_temp.says('billing', '2', '{"full_name": "Bo Elm", "phone": "+442079460099"}') \g /dev/null
set local session authorization test_operator;
select results_eq($$ select identity_count, key_count, pair_count, largest_key, edge_count from matching.blocking_report() where rule = 'email' $$, $$ values (3::bigint, 1::bigint, 3::bigint, 3::bigint, 3::bigint) $$, 'three share a mailbox');
select results_eq($$ select identity_count, key_count, pair_count, largest_key from matching.blocking_report() where rule = 'phone' $$, $$ values (3::bigint, 2::bigint, 1::bigint, 2::bigint) $$, 'two a number, one has another');
select is((select sum(only_edge_count) from matching.blocking_report()), 0::numeric, 'no rule found an edge alone');
reset session authorization;

update matching.edges set found_by = 1;
select results_eq($$ select rule, only_edge_count, only_join_count from matching.blocking_report() where only_edge_count > 0 $$, $$ values ('email', 3::bigint, 3::bigint) $$, 'until one does');
select pg_temp.decide_by('{"join_weight": 99}') \g /dev/null
select is((select only_join_count from matching.blocking_report() where rule = 'email'), 0::bigint, 'whether they join is the model''s to say');
-- The cap bites.
insert into matching.capped_keys (key, rule, identity_count) select key, 0, 3 from matching.identity_keys where rule = 0 limit 1;
select results_eq($$ select pair_count, capped_count from matching.blocking_report() where rule = 'email' $$, $$ values (0::bigint, 1::bigint) $$, 'a capped key costs nothing, and is told');
select pg_temp.decide_by('{"stop_keys": [{"key": 17, "reason": "x"}]}') \g /dev/null
select is((select distinct stopped_count from matching.blocking_report()), 1::bigint, 'so is the stop list');

select finish();
rollback;
