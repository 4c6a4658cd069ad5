-- mds.open_case: an open case, locked.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.open_case'), 'volatile returns mds.potential_duplicates', 'contract');
select is(pg_temp.callers('mds.open_case'), array[]::text[], 'only functions of MDS call it');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
select id as case from mds.open_duplicates \gset
select is((mds.open_case(:case)).reason, 'shared_email', 'the case');
select throws_ok('select mds.open_case(0)', 'MDNRV', null, 'that there is');
select throws_ok('select mds.open_case(null)', 'MDNRV', null, 'and none is none');
update mds.potential_duplicates set state = 'dismissed', closed_at = now();
select throws_ok(format('select mds.open_case(%s)', :case), 'MDDEC', null, 'and is open');

select finish();
rollback;
