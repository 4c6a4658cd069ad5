-- mds.lineage_text: a row of lineage as it is sealed.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.lineage_text'), 'stable returns text', 'contract');
select is(pg_temp.callers('mds.lineage_text'), array[]::text[], 'only functions of MDS call it');


select mds.ingest('crm', '1', '{"full_name": "Ann | Example", "email": "ann@example.org"}') \g /dev/null
set local timezone = 'UTC';
create temp table texts on commit drop as select l.id, mds.lineage_text(l) as text from mds.attribute_lineage l;
set local timezone = 'Asia/Kathmandu';
select bag_eq('select id, mds.lineage_text(l) from mds.attribute_lineage l', 'select * from texts', 'the same in every time zone');
select is((select count(distinct text) from texts), (select count(*) from texts), 'no two rows have one text');
update mds.attribute_lineage set valid_to = valid_from + interval '1 day';
select bag_eq('select id, mds.lineage_text(l) from mds.attribute_lineage l', 'select * from texts', 'the end of a row is the beginning of its successor and not part of it');

select finish();
rollback;
