-- mds.loads: files that were loaded or are being loaded.
begin;
\ir ../fixtures.sql
select plan(11);

select columns_are('mds', 'loads',
    array['id', 'file_name', 'file_hash', 'options', 'state', 'last_line', 'rows_read', 'rows_loaded', 'rows_rejected',
        'started_by', 'started_at', 'finished_at']);
select is(pg_temp.readers('mds.loads'), array['mds_operator', 'mds_service', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.loads'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.loads'::regclass;

set local session authorization test_crm;
select mds.start_load('people.csv', 'h1') as load_id \gset
select is((select started_by from mds.loads), 'test_crm', 'it keeps the login that began it');
set local session authorization test_billing;
select is_empty('select * from mds.loads', 'a service sees the loads it began');
set local session authorization test_operator;
select is((select count(*) from mds.loads), 1::bigint, 'an operator sees all');
reset session authorization;

select throws_ok($$ insert into mds.loads (file_name, file_hash) values ('copy.csv', 'h1') $$, '23505', null, 'one file is loaded once at a time');
select throws_ok($$ update mds.loads set state = 'finished' $$, '23514', null, 'what is finished says when');
select throws_ok($$ update mds.loads set state = 'lost' $$, '23514', null, 'a state is one of two');
select throws_ok($$ update mds.loads set rows_read = 2, rows_loaded = 1 $$, '23514', null, 'every row read is loaded or rejected');

select finish();
rollback;
