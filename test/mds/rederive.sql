-- mds.rederive: derives many profiles anew.
begin;
\ir ../fixtures.sql
select plan(5);

select is(pg_temp.contract('mds.rederive'), 'volatile returns bigint', 'contract');
select is(pg_temp.callers('mds.rederive'), array[]::text[], 'only functions of MDS call it');


select (mds.ingest('crm', n::text, jsonb_build_object('email', format('user%s@example.org', n)))).canonical_user_id from generate_series(1, 5) n \g /dev/null
select is(mds.rederive(array(select id from mds.canonical_users)), 0::bigint, 'what is right stays');
update mds.source_identities set attributes = attributes || '{"employer": "Oak Ltd"}' where source_record_id in ('1', '2');
select is(mds.rederive(array(select id from mds.canonical_users)), 2::bigint, 'how many changed');
select is(mds.rederive('{}'), 0::bigint, 'of nobody none');

select finish();
rollback;
