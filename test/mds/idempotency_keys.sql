-- mds.idempotency_keys: answers given under an idempotency key; nobody reads them but mds.ingest.
begin;
\ir ../fixtures.sql
select plan(8);

select columns_are('mds', 'idempotency_keys',
    array['source_system', 'idempotency_key', 'source_record_id', 'payload_hash', 'answer', 'replay_count',
        'created_at']);
select is(pg_temp.readers('mds.idempotency_keys'), array[]::text[], 'who may read it');
select is(pg_temp.writers('mds.idempotency_keys'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.idempotency_keys'::regclass;

select mds.ingest('crm', '1', '{"full_name": "Ann Example"}', p_idempotency_key => 'k'), mds.ingest('shop', '1', '{"full_name": "Bertram Quux"}', p_idempotency_key => 'k') \g /dev/null
select results_eq('select source_system, (answer).action, replay_count from mds.idempotency_keys order by 1', $$ values ('crm', 'created', 0), ('shop', 'created', 0) $$,
    'two systems may use the same key');
select throws_ok($$ update mds.idempotency_keys set source_system = 'crm' $$, '23505', null, 'one system uses it once');
select throws_ok($$ update mds.idempotency_keys set idempotency_key = '' $$, '23514', null, 'an empty key is none');
select throws_ok($$ update mds.idempotency_keys set source_system = 'unheard of' where source_system = 'crm' $$, '23503', null, 'its system is known');

select finish();
rollback;
