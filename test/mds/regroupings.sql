-- mds.regroupings: decisions that took records from one user to another.
begin;
\ir ../fixtures.sql
select plan(16);

select columns_are('mds', 'regroupings', array['id', 'trigger_ids', 'identity_ids', 'previous_user_ids', 'next_user_ids', 'revived_ids', 'revived_target_ids', 'undoes_id', 'decided_at']);
select is(pg_temp.readers('mds.regroupings'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.regroupings'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.regroupings'::regclass;
select throws_ok($$ insert into mds.regroupings (identity_ids, previous_user_ids, next_user_ids) values ('{1}', '{}', '{}') $$, '23514', null, 'every record has a user before and after');

-- Who comes and goes by news.
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as ann,
       (mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).canonical_user_id as same \gset
select pg_temp.identity_of('crm', '1') as one, pg_temp.identity_of('shop', '2') as two \gset
select is_empty('select id from mds.regroupings', 'a new record that joins takes nothing from anybody');
select mds.ingest('shop', '2', '{"employer": "Elm Ltd"}') \g /dev/null
select pg_temp.user_of('shop', '2') as elm \gset
select results_eq('select trigger_ids, identity_ids, previous_user_ids, next_user_ids, revived_ids, undoes_id from mds.regroupings',
    format('values (array[%2$s::bigint], array[%1$s::bigint, %2$s], array[%3$L::uuid, %3$L], array[%3$L::uuid, %4$L], array[]::uuid[], null::bigint)', :one, :two, :'ann', :'elm'),
    'news that part a user say whose everything was');
select mds.ingest('shop', '2', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select is(pg_temp.user_of('shop', '2'), :'ann'::uuid, 'the words of before give the user of before');
select is((select undoes_id from mds.regroupings order by id desc limit 1), (select min(id) from mds.regroupings), 'and that is known for what it is');
select mds.ingest('shop', '2', '{"employer": "Elm Ltd"}') \g /dev/null
select is(pg_temp.user_of('shop', '2'), :'elm'::uuid, 'said again, the same id comes back');
select results_eq('select revived_ids, revived_target_ids from mds.regroupings order by id desc limit 1', format('values (array[%L::uuid], array[%L::uuid])', :'elm', :'ann'), 'from being a redirect');

-- A record retracted and back: whose it was then, not whose it was first.
select mds.merge_users(:'elm', :'ann', 'x') \g /dev/null
select mds.split_user(:'elm', array[:two]::bigint[], 'y') \g /dev/null
select pg_temp.user_of('shop', '2') as alone, pg_temp.user_of('crm', '1') as kept \gset
select is(:'kept'::uuid, :'elm'::uuid, 'given a record with the id of another');
select mds.retract('crm', '1', 'left') \g /dev/null
select is((select status::text from mds.canonical_users where id = :'kept'), 'inactive', 'withdrawn');
select results_eq('select identity_ids, next_user_ids from mds.regroupings order by id desc limit 1', format('values (array[%s::bigint], array[null::uuid])', :one), 'is written down as well');
select mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}') \g /dev/null
select is(pg_temp.user_of('crm', '1'), :'kept'::uuid, 'it comes back to the id that it had');
set local session authorization test_auditor;
select is((select count(*) > 0 from mds.regroupings), true, 'an auditor sees them');
reset session authorization;

select finish();
rollback;
