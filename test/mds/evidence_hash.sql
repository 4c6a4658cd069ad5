-- mds.evidence_hash: what a case rests on.
begin;
\ir ../fixtures.sql
select plan(7);

select is(pg_temp.contract('mds.evidence_hash'), 'stable definer returns bytea', 'contract');
select is(pg_temp.callers('mds.evidence_hash'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select id as case, mds.evidence_hash(id) as hash from mds.open_duplicates \gset
select is(octet_length(:'hash'::bytea), 32, 'it is a hash');
select mds.recompute() \g /dev/null
select is(mds.evidence_hash(:case), :'hash'::bytea, 'the same evidence has the same');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org", "preferences": {"news": true}}') \g /dev/null
select isnt(mds.evidence_hash(:case), :'hash'::bytea, 'whatever a record says is part of it');
select mds.evidence_hash(:case) as hash \gset
select mds.ingest('shop', 'i3', '{"full_name": "Ida Info", "email": "info@example.org", "external_ids": {"crm": "i1"}}') \g /dev/null
select isnt(mds.evidence_hash(:case), :'hash'::bytea, 'and so is a record that came to it');
select is(mds.evidence_hash(0), null, 'no case has none');

select finish();
rollback;
