-- mds.payload_versions: payloads that are no longer current; nobody reads them but mds.payload_of.
begin;
\ir ../fixtures.sql
select plan(7);

select columns_are('mds', 'payload_versions',
    array['source_identity_id', 'version', 'payload', 'source_updated_at', 'superseded_at', 'is_stale']);
select is(pg_temp.readers('mds.payload_versions'), array[]::text[], 'who may read it');
select is(pg_temp.writers('mds.payload_versions'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.payload_versions'::regclass;

select mds.ingest('crm', '1', '{"full_name": "Ann Example"}', '2026-03-01'), mds.ingest('crm', '1', '{"full_name": "Ann Sample"}', '2026-04-01'),
       mds.ingest('crm', '1', '{"full_name": "Ann Staple"}', '2026-01-01') \g /dev/null
select results_eq($$ select version, payload ->> 'full_name', is_stale from mds.payload_versions order by 1 $$,
    $$ values (1, 'Ann Example', false), (3, 'Ann Staple', true) $$, 'what was superseded, and what came too late');
select throws_ok($$ update mds.payload_versions set version = 1 $$, '23505', null, 'a version is given once');
select throws_ok($$ update mds.payload_versions set source_identity_id = -1 $$, '23503', null, 'it belongs to an identity');

select finish();
rollback;
