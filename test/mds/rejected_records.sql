-- mds.rejected_records: records that could not be used, kept with the reason.
begin;
\ir ../fixtures.sql
select plan(11);

select columns_are('mds', 'rejected_records',
    array['id', 'load_id', 'line', 'source_system', 'source_record_id', 'record', 'error_code', 'message', 'detail',
        'rejected_at', 'retried_at']);
select is(pg_temp.readers('mds.rejected_records'), array['mds_operator', 'mds_service', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.rejected_records'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.rejected_records'::regclass;

set local session authorization test_feeds;
select mds.ingest_batch('crm', '[{"source_record_id": "1", "payload": {}}]'), mds.ingest_batch('billing', '[{"source_record_id": "2", "payload": []}]') \g /dev/null
set local session authorization test_crm;
select results_eq('select source_record_id, record, error_code from mds.rejected_records', $$ values ('1', '{}', 'MDPAY') $$, 'a service sees what its systems sent');
select mds.ingest_batch('crm', '[{"source_record_id": "1", "payload": []}, {"source_record_id": "9", "payload": {"full_name": "Ann Oakley"}}]') \g /dev/null
select is((select count(*) from mds.rejected_records where retried_at is null), 2::bigint, 'it waits while it cannot be used');
select mds.ingest('crm', '1', '{"full_name": "Bo Elm"}') \g /dev/null
select is((select count(*) from mds.rejected_records where retried_at is null), 0::bigint, 'until it is taken after all');
reset session authorization;
delete from mds.rejected_records where record = '[]' and source_system = 'crm';
create role test_both login in role test_crm, mds_reader;
set local session authorization test_both;
select is((select count(*) from mds.rejected_records), 1::bigint, 'also when its login is a reader as well');
set local session authorization test_steward;
select is((select count(*) from mds.rejected_records), 2::bigint, 'a steward sees all');
set local session authorization test_reader;
select throws_ok('select * from mds.rejected_records', '42501', null, 'a reader nothing: records are personal data');
reset session authorization;
select throws_ok('update mds.rejected_records set load_id = -1', '23503', null, 'a load it came with is known');

select finish();
rollback;
