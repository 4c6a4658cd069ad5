-- mds.source_identities: one row per record of a source system.
begin;
\ir ../fixtures.sql
select plan(18);

select columns_are('mds', 'source_identities',
    array['id', 'canonical_user_id', 'source_system', 'source_record_id', 'ingested_payload', 'ingested_at',
        'match_score', 'match_method', 'match_weight', 'payload_version', 'payload_hash', 'source_updated_at',
        'received_at', 'updated_at', 'attributes', 'minted_user_id', 'retracted_at', 'retraction_reason']);
select is(pg_temp.readers('mds.source_identities'), array['mds_approver', 'mds_pii_reader', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.source_identities'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.source_identities'::regclass;

select results_eq(format('select r.name, has_column_privilege(r.name, ''mds.source_identities'', %L, ''select'') from unnest(array[''mds_service'', ''mds_reader'', ''mds_auditor'']) r (name)', col),
                  format('values (''mds_service'', %1$L::boolean), (''mds_reader'', %1$L), (''mds_auditor'', %1$L)', may), description)
  from (values ('source_record_id', true, 'everybody who may see a record sees its key'), ('ingested_payload', false, 'but not its payload'),
               ('attributes', false, 'and not its values')) as c (col, may, description);

set local session authorization test_feeds;
select pg_temp.says('crm', '1', '{"full_name": "Ann Example"}'), pg_temp.says('billing', '2', '{"full_name": "Bertram Quux"}') \g /dev/null
set local session authorization test_crm;
select results_eq('select source_record_id from mds.source_identities', array['1'], 'a service sees the records of its systems');
select throws_ok('select ingested_payload from mds.source_identities', '42501', null, 'without what they say');
set local session authorization test_reader;
select is((select count(id) from mds.source_identities), 2::bigint, 'a reader sees all');
reset session authorization;

select throws_ok($$ update mds.source_identities set source_record_id = '1', source_system = 'crm' $$, '23505', null, 'a record is one identity');
select throws_ok($$ update mds.source_identities set source_record_id = '' $$, '23514', null, 'its key is not empty');
select throws_ok($$ update mds.source_identities set source_record_id = repeat('x', 256) $$, '23514', null, 'nor longer than 255 characters');
select throws_ok($$ update mds.source_identities set match_method = 'magic' $$, '23514', null, 'a method is one of three');
select throws_ok($$ update mds.source_identities set match_score = 100.01 $$, '23514', null, 'a score is per cent');
select throws_ok($$ update mds.source_identities set retracted_at = now(), retraction_reason = 'gone' $$, '23514', null, 'a withdrawn record belongs to nobody');
select throws_ok($$ update mds.source_identities set retraction_reason = 'gone' $$, '23514', null, 'a reason goes with a withdrawal');
select throws_ok($$ update mds.source_identities set source_system = 'unheard of' $$, '23503', null, 'its system is known');

select finish();
rollback;
