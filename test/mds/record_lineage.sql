-- mds.record_lineage: brings lineage in line with golden values.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.record_lineage'), 'volatile returns void', 'contract');
select is(pg_temp.callers('mds.record_lineage'), array[]::text[], 'only functions of MDS call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Example", "email": "ann@example.org"}', '2026-03-01')).canonical_user_id as ann \gset
create temp table before on commit drop as select * from mds.attribute_lineage;
select mds.record_lineage(array[:'ann'::uuid], mds.golden_of(array[:'ann'::uuid])) \g /dev/null
select results_eq('select * from mds.attribute_lineage order by id', 'select * from before order by id', 'what stays keeps its row');
select mds.ingest('crm', '1', '{"full_name": "Ann Sample", "email": "ann@example.org"}', '2026-04-01') \g /dev/null
select results_eq('select valid_to is null, payload_version from mds.attribute_lineage where attribute_path = ''$.full_name'' order by id', $$ values (false, 1), (true, 2) $$,
    'a new value closes a row and opens one');
select is((select count(*) from mds.attribute_lineage where attribute_path = '$.email'), 1::bigint, 'and leaves the others');
select mds.record_lineage(array[:'ann'::uuid], '{}') \g /dev/null
select is_empty('select * from mds.attribute_lineage where valid_to is null and value_hash is not null', 'no value, no origin');
select bag_eq('select attribute_path from mds.attribute_lineage where valid_to is null', array['$.full_name', '$.email'], 'but a row that says so');
select bag_eq('select attribute_path, previous_ended_at = valid_from from mds.attribute_lineage where valid_to is null', $$ values ('$.full_name', true), ('$.email', true) $$, 'from where the one before it ended');
select is_empty('select * from mds.verify_lineage()', 'and all of it is sealed');

select finish();
rollback;
