-- matching.edges: pairs of identities worth remembering.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('matching', 'edges',
    array['left_id', 'right_id', 'weight', 'verdict', 'is_manual', 'levels', 'found_by', 'rule_verdict', 'model_id', 'scored_at']);
select is(pg_temp.readers('matching.edges'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('matching.edges'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'matching.edges'::regclass;

select throws_ok($$ insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id) values (2, 1, 9, 0, array[]::smallint[], 1, (select id from matching.models where name = 'default')) $$, '23514', null, 'a pair is stored one way round');
select throws_ok($$ insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id) values (1, 1, 9, 0, array[]::smallint[], 1, (select id from matching.models where name = 'default')) $$, '23514', null, 'a record is no pair');
select throws_ok($$ insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id) values (1, 2, 9, 2, array[]::smallint[], 1, (select id from matching.models where name = 'default')) $$, '23514', null, 'a verdict is -1, 0 or 1');
select throws_ok($$ insert into matching.edges (left_id, right_id, weight, verdict, levels, found_by, model_id) values (1, 2, 9, 0, array[]::smallint[], 1, -1) $$, '23503', null, 'a model has scored it');

select finish();
rollback;
