-- mds.health: how the database is.
begin;
\ir ../fixtures.sql
select plan(4);

select is(pg_temp.contract('mds.health'), 'stable definer returns setof mds.health_check', 'contract');
select is(pg_temp.callers('mds.health'), array['mds_auditor', 'mds_operator'], 'who may call it');
set local session authorization test_operator;
select set_has('select * from mds.health()', 'select * from cdc.health_checks()', 'it asks change data capture');
set local session authorization test_reader;
select throws_ok('select * from mds.health()', '42501', null, 'readers have nothing to look after');
reset session authorization;

select finish();
rollback;
