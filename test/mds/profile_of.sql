-- mds.profile_of: id of the profile of a user.
begin;
\ir ../fixtures.sql
select plan(4);

select is(pg_temp.contract('mds.profile_of'), 'stable definer returns uuid', 'contract');
select is(pg_temp.callers('mds.profile_of'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');
select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley"}')).canonical_user_id as ann \gset
select id as profile from mds.canonical_profiles \gset
set local session authorization test_auditor;
select is(mds.profile_of(:'ann'), :'profile', 'also for who may not read it');
select is(mds.profile_of(null), null, 'nobody has none');
reset session authorization;

select finish();
rollback;
