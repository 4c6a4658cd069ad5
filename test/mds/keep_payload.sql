-- mds.keep_payload: keeps a payload that is not current.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.keep_payload'), 'volatile returns integer', 'contract');
select is(pg_temp.callers('mds.keep_payload'), array[]::text[], 'only functions of MDS call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Example"}', '2026-03-01')).source_identity_id as ann \gset
select is(mds.keep_payload(:ann, '{"full_name": "Old"}', '2026-01-01', true), 2, 'what came too late gets the next number');
select is(mds.keep_payload(:ann, '{"full_name": "Ann Example"}', '2026-03-01', false), 1, 'what is superseded its own');
select is(mds.keep_payload(:ann, '{"full_name": "Older"}', '2025-01-01', true), 3, 'no number is given twice');

select finish();
rollback;
