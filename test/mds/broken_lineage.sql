-- mds.broken_lineage: lineage that was tampered with.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.broken_lineage'), 'stable returns setof mds.difference', 'contract');
select is(pg_temp.callers('mds.broken_lineage'), array[]::text[], 'only functions of MDS call it');


select mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}', '2026-01-01') \g /dev/null
select is_empty('select * from mds.broken_lineage(array(select id from mds.canonical_profiles))', 'what MDS wrote is whole');
select is_empty('select * from mds.broken_lineage(''{}'')', 'and so is nothing');
update mds.attribute_lineage set confidence = confidence - 1;
select is((select count(*) from mds.broken_lineage(array(select id from mds.canonical_profiles))), 1::bigint, 'what somebody else wrote is not');

select finish();
rollback;
