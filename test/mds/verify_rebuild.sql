-- mds.verify_rebuild: proves that the order does not matter.
begin;
\ir ../fixtures.sql
select plan(15);

select is(pg_temp.contract('mds.verify_rebuild'), 'volatile definer returns setof mds.difference', 'contract');
select is(pg_temp.callers('mds.verify_rebuild'), array['mds_auditor', 'mds_operator'], 'who may call it');
select is_empty('select * from mds.verify_rebuild()', 'of nobody nothing');

-- Three of Ann; of these two with one mailbox each, a bridge between; Bo by himself.
select pg_temp.says('crm',     '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "date_of_birth": "1980-02-29"}'),
       pg_temp.says('billing', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "phone": "+442079460018"}'),
       pg_temp.says('shop',    '1', '{"full_name": "Ann Oakley", "phone": "+442079460018"}'),
       pg_temp.says('shop',    '2', '{"full_name": "Bo Elm", "email": "bo@elm.example"}'),
       pg_temp.says('shop',    '3', '{"full_name": "Cy Fir"}') \g /dev/null
select mds.retract('shop', '3', 'gone') \g /dev/null
create temp table before as select * from pg_temp.contents();
set local session authorization test_auditor;
select is_empty(format('select * from mds.verify_rebuild(%s, %s)', sample, seed), description)
  from (values ('null', 1, 'all of them'), ('null', 2, 'in another order'), ('1', 1, 'a sample'), ('2', 5, 'another'), ('2', 2147483647, 'the last of all seeds')) as c (sample, seed, description);
reset session authorization;
select bag_eq('select * from pg_temp.contents()', 'select * from before', 'nothing stays, in any table');

-- It can fail: somebody has moved a record by hand.
savepoint intact;
update mds.source_identities set canonical_user_id = pg_temp.user_of('shop', '2') where source_system = 'billing';
select results_eq($$ select subject, aspect, expected, found from mds.verify_rebuild() order by subject $$,
    $$ values ('billing:1', 'user', 'with crm:1, shop:1', 'with shop:2'), ('crm:1', 'user', 'with billing:1, shop:1', 'with shop:1'),
              ('shop:1', 'user', 'with billing:1, crm:1', 'with crm:1'), ('shop:2', 'user', 'alone', 'with billing:1') $$, 'a record at the wrong user');
rollback to intact;
-- An edge was lost, or changed.
delete from matching.edges where left_id = pg_temp.identity_of('crm', '1') and right_id = pg_temp.identity_of('billing', '1');
select results_eq($$ select subject, aspect, found from mds.verify_rebuild() $$, $$ values ('crm:1 and billing:1', 'edge', 'none') $$, 'a lost edge');
rollback to intact;
update matching.edges set weight = weight + 1 where left_id = pg_temp.identity_of('crm', '1') and right_id = pg_temp.identity_of('billing', '1');
select results_eq($$ select subject, aspect from mds.verify_rebuild() $$, $$ values ('crm:1 and billing:1', 'edge') $$, 'a changed edge');
rollback to intact;
-- The engine depends on the order of arrival: records join the first that they meet.
create or replace function matching.component_of(p_identity_ids bigint[]) returns setof bigint language sql stable as $$ select unnest(p_identity_ids) $$;
select isnt_empty('select * from mds.verify_rebuild()', 'a dependence on the order');
rollback to intact;
select is_empty('select * from mds.verify_rebuild()', 'intact again');

select throws_ok('select * from mds.verify_rebuild(0)', 'MDPAY', null, 'an empty sample proves nothing');

select finish();
rollback;
