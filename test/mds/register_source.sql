-- mds.register_source: registers a source system, or changes its settings.
begin;
\ir ../fixtures.sql
select plan(16);

select is(pg_temp.contract('mds.register_source'), 'volatile definer returns mds.source_systems', 'contract');
select is(pg_temp.callers('mds.register_source'), array['mds_operator', 'mds_steward'], 'who may call it');

set local session authorization test_operator;
select results_eq($$ select name, access_role::text, trust, is_deduplicated, default_country, date_order from mds.register_source('erp') $$,
    $$ values ('erp', 'mds_service', 50::numeric(5,2), false, null::char(2), 'DMY') $$, 'a new system has sensible settings');
select results_eq($$ select trust, default_country, date_order from mds.register_source('erp', p_trust => 70, p_default_country => 'US', p_date_order => 'MDY') $$,
    $$ values (70::numeric(5,2), 'US'::char(2), 'MDY') $$, 'which can be changed');
select is((mds.register_source('erp', p_is_deduplicated => true)).trust, 70::numeric(5,2), 'one without the others');
select is((mds.register_source('erp')).is_deduplicated, true, 'nothing changes when nothing is given');
select is((mds.register_source('erp', p_access_role => 'test_crm')).access_role, 'test_crm'::regrole, 'who may see its records is a role by its name');
select throws_ok(format('select mds.register_source(%L, %s)', name, settings), 'MDSRC', null, description)
  from (values ('a:b', 'p_trust => 1', 'a name with a colon'), ('', 'p_trust => 1', 'no name'), (null, 'p_trust => 1', 'a null name'), ('erp', 'p_trust => 101', 'trust above 100'),
               ('erp', 'p_date_order => ''YDM''', 'an odd date order'), ('erp', 'p_default_country => ''uk''', 'a country in small letters'), ('erp', 'p_default_country => ''ZZ''', 'a country that is none'),
               ('erp', 'p_trust => 1e9', 'trust that no column holds'), ('erp', 'p_access_role => ''nobody_at_all''', 'a role that is none')) as c (name, settings, description);
reset session authorization;

select finish();
rollback;
