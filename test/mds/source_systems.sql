-- mds.source_systems: systems that report people.
begin;
\ir ../fixtures.sql
select plan(17);

select columns_are('mds', 'source_systems',
    array['name', 'access_role', 'trust', 'is_deduplicated', 'default_country', 'date_order', 'created_at']);
select is(pg_temp.readers('mds.source_systems'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.source_systems'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.source_systems'::regclass;

select throws_ok(format('insert into mds.source_systems (name, access_role) values (%L, ''mds_service'')', name), '23514', null, description)
  from (values ('', 'a system has a name'), (' crm', 'without blanks at its ends'), ('a:b', 'without a colon: SYSTEM:ID names a record'),
               (repeat('x', 64), 'of at most 63 characters'), (E'a\tb', 'without control characters')) as refused (name, description);

select throws_ok($$ insert into mds.source_systems (name, access_role, trust) values ('x', 'mds_service', 101) $$, '23514', null, 'trust ends at 100');
select throws_ok($$ insert into mds.source_systems (name, access_role, trust) values ('x', 'mds_service', -1) $$, '23514', null, 'and begins at 0');
select throws_ok($$ insert into mds.source_systems (name, access_role, date_order) values ('x', 'mds_service', 'DYM') $$, '23514', null, 'a date order is one of three');
select throws_ok($$ insert into mds.source_systems (name, access_role, default_country) values ('x', 'mds_service', 'uk') $$, '23514', null, 'a country is two capital letters');
select throws_ok($$ insert into mds.source_systems (name, access_role) values ('x', 'mds_unheard_of') $$, '42704', null, 'its access role exists');
select throws_ok($$ insert into mds.source_systems (name) values ('x') $$, '23502', null, 'and is not optional');

set local session authorization test_crm;
select results_eq('select name from mds.source_systems order by 1', array['crm', 'shop'], 'a service sees the systems whose access role it has');
set local session authorization test_reader;
select is((select count(*) from mds.source_systems), 4::bigint, 'a reader sees all');
reset session authorization;

select finish();
rollback;
