-- mds.may_see_all: whether the login may see that records of every system exist.
begin;
\ir ../fixtures.sql
select plan(8);

select is(pg_temp.contract('mds.may_see_all'), 'stable returns boolean', 'contract');
select is(pg_temp.callers('mds.may_see_all'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it: whoever reads the views that ask it');

grant execute on function mds.may_see_all() to public;
grant usage on schema mds to public;
set local session authorization test_reader;
select ok(mds.may_see_all(), 'a reader may');
set local session authorization test_auditor;
select ok(mds.may_see_all(), 'an auditor may');
set local session authorization test_operator;
select ok(mds.may_see_all(), 'an operator may');
set local session authorization test_steward;
select ok(mds.may_see_all(), 'a steward may');
set local session authorization test_crm;
select ok(not mds.may_see_all(), 'a service may not');
set local session authorization test_nobody;
select ok(not mds.may_see_all(), 'who has no role may not');
reset session authorization;

select finish();
rollback;
