-- mds.payload_of: the payload of an identity as received.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.payload_of'), 'stable returns jsonb', 'contract');
select is(pg_temp.callers('mds.payload_of'), array[]::text[], 'only functions of MDS call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Example", "unknown": [1]}', '2026-03-01')).source_identity_id as ann \gset
select mds.ingest('crm', '1', '{"full_name": "Ann Sample"}', '2026-04-01') \g /dev/null
select is(mds.payload_of(:ann), '{"full_name": "Ann Sample"}', 'the current one');
select is(mds.payload_of(:ann, 2), '{"full_name": "Ann Sample"}', 'by its number');
select is(mds.payload_of(:ann, 1), '{"full_name": "Ann Example", "unknown": [1]}', 'an earlier one, as received');
select is(mds.payload_of(:ann, 3), null, 'none of a version that never was');
select is(mds.payload_of(-1), null, 'none of nobody');

select finish();
rollback;
