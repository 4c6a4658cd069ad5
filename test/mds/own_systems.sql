-- mds.own_systems: the source systems that the login reports for.
begin;
\ir ../fixtures.sql
select plan(6);

select is(pg_temp.contract('mds.own_systems'), 'stable definer returns text[]', 'contract');
select is(pg_temp.callers('mds.own_systems'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it: whoever reads the views that ask it');

set local session authorization test_crm;
select is(mds.own_systems(), array['crm', 'shop'], 'a service has those whose access role it is in');
set local session authorization test_feeds;
select is(mds.own_systems(), array['billing', 'crm', 'members', 'shop'], 'or inherits');
set local session authorization test_steward;
select is(mds.own_systems(), '{}', 'a steward looks after all and has none');
set local session authorization test_nobody;
select throws_ok('select mds.own_systems()', '42501', null, 'who has no role does not ask');
reset session authorization;

select finish();
rollback;
