-- mds.check_caller: the source system of a name, if the login may speak for it.
begin;
\ir ../fixtures.sql
select plan(10);

select is(pg_temp.contract('mds.check_caller'), 'stable returns mds.source_systems', 'contract');
select is(pg_temp.callers('mds.check_caller'), array[]::text[], 'only functions of MDS call it');

grant execute on function mds.check_caller(text) to public;
grant usage on schema mds to public;
grant select on mds.source_systems to public;
create policy everybody on mds.source_systems using (true);
set local session authorization test_crm;
select is((mds.check_caller('crm')).trust, 60::numeric(5,2), 'returns its row');
select throws_ok($$ select mds.check_caller('billing') $$, 'MDFOR', null, 'another service''s system is not yours');
select throws_ok($$ select mds.check_caller('unheard of') $$, 'MDSRC', null, 'an unknown one is unknown');
select throws_ok($$ select mds.check_caller('CRM') $$, 'MDSRC', null, 'names are case-sensitive');
select throws_ok($$ select mds.check_caller(null) $$, 'MDPAY', null, 'none is a mistake');
set local session authorization test_feeds;
select lives_ok($$ select mds.check_caller('billing') $$, 'who is a member of several roles speaks for several systems');
set local session authorization test_operator;
select lives_ok($$ select mds.check_caller('crm') $$, 'an operator speaks for all');
set local session authorization test_steward;
select throws_ok($$ select mds.check_caller('crm') $$, 'MDFOR', null, 'a steward speaks for none');
reset session authorization;

select finish();
rollback;
