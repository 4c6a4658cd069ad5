-- mds.golden_of: golden values from the identities of users alone.
begin;
\ir ../fixtures.sql
select plan(12);

create function pg_temp.golden(p_path text) returns text language sql stable
return (select string_agg(format('%s from %s', g.value #>> '{}', i.source_system || ':' || i.source_record_id), ', ')
          from unnest(mds.golden_of(array(select id from mds.canonical_users))) g join mds.source_identities i on i.id = g.source_identity_id where g.attribute_path = p_path);
select is(pg_temp.contract('mds.golden_of'), 'stable returns mds.golden_value[]', 'contract');
select is(pg_temp.callers('mds.golden_of'), array[]::text[], 'only functions of MDS call it');

-- Billing is trusted most, the shop least; cross-references make them one person.
select mds.ingest('crm', '1', '{"full_name": "Ann Example", "email": "crm@example.org", "gender": "f", "preferences": {"colour": "red", "size": 1}, "given_name": "Ann"}', '2026-03-01'),
       mds.ingest('crm', '2', '{"full_name": "Ann M. Example", "email": "newer@example.org", "external_ids": {"crm": "1"}}', '2026-04-01'),
       mds.ingest('billing', '1', '{"full_name": "A Example", "external_ids": {"crm": "1"}, "preferences": {"colour": "blue"}}', '2020-01-01'),
       mds.ingest('shop', '1', '{"email": "shop@example.org", "employer": "Example Ltd", "external_ids": {"crm": "1"}}', '2026-10-01') \g /dev/null
select is(cardinality(pg_temp.partition()), 1, 'given one person');
select is(pg_temp.golden('$.full_name'), 'A Example from billing:1', 'trust decides');
select is(pg_temp.golden('$.email'), 'newer@example.org from crm:2', 'then recency by the clock of the source');
select is(pg_temp.golden('$.employer'), 'Example Ltd from shop:1', 'what only one says it says');
select is(pg_temp.golden('$.given_name'), null, 'a name comes whole from one record');
select is(pg_temp.golden('$.preferences.colour'), 'blue from billing:1', 'preferences win key by key');
select is(pg_temp.golden('$.preferences.size'), '1 from crm:1', 'so one is not lost with another');
update mds.source_identities set source_updated_at = '2026-04-01' where source_system = 'crm';
select is(pg_temp.golden('$.email'), 'crm@example.org from crm:1', 'of the same moment the key of the record decides');
select is_empty('select * from unnest(mds.golden_of(array[gen_random_uuid()]))', 'nobody has no values');
select is_empty('select * from pg_temp.stale_profiles() where problem <> ''profile and golden_of differ'' and attribute_path <> ''$.email''', 'what is stored agrees');

select finish();
rollback;
