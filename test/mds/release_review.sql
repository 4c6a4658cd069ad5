-- mds.release_review: gives leases back.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.release_review'), 'volatile definer returns bigint', 'contract');
select is(pg_temp.callers('mds.release_review'), array['mds_approver', 'mds_steward'], 'who may call it');
select mds.ingest('crm', 'i1', '{"full_name": "Ida Info", "email": "info@example.org"}'), mds.ingest('crm', 'i2', '{"full_name": "Olaf Otto", "email": "info@example.org"}') \g /dev/null
create role test_steward2 login in role mds_steward;
set local session authorization test_steward;
select (mds.next_review()).duplicate_id as case \gset
set local session authorization test_steward2;
select is(mds.release_review(:case), 0::bigint, 'somebody else''s lease is not one''s own');
set local session authorization test_steward;
select is(mds.release_review(:case), 1::bigint, 'one''s own is');
set local session authorization test_steward2;
select is((mds.next_review()).duplicate_id, :case::bigint, 'and the case somebody else''s');
select is(mds.release_review(), 1::bigint, 'all of them at once');
reset session authorization;

select finish();
rollback;
