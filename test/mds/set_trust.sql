-- mds.set_trust: how far a source is trusted.
begin;
\ir ../fixtures.sql
select plan(19);

select is(pg_temp.contract('mds.set_trust'), 'volatile definer returns mds.rule_change', 'contract');
select is(pg_temp.callers('mds.set_trust'), array['mds_operator', 'mds_steward'], 'who may call it');


create function pg_temp.employer() returns text language sql security definer as $$ select attributes ->> 'employer' from mds.canonical_profiles where attributes ? 'employer' $$;
select mds.ingest('crm', '1', '{"employer": "Oak", "full_name": "Ann Example"}', '2026-01-01'), mds.ingest('billing', '1', '{"employer": "Elm", "full_name": "Ann Example", "external_ids": {"crm": "1"}}', '2026-01-02') \g /dev/null
select is(pg_temp.employer(), 'Elm', 'given a winner');
select clock_timestamp() as before \gset

set local session authorization test_steward;
select results_eq($$ select user_count, changed_count from mds.set_trust('crm', 90, 'audited', p_dry_run => true) $$, $$ values (1::bigint, 1::bigint) $$, 'a dry run says what would change');
select is(pg_temp.employer(), 'Elm', 'and changes nothing');
select results_eq($$ select rule_id is not null, user_count, changed_count from mds.set_trust('crm', 90, 'audited') $$, $$ values (true, 1::bigint, 1::bigint) $$, 'a new trust');
select is(pg_temp.employer(), 'Oak', 'is carried through at once');
select is((select trust from mds.source_systems where name = 'crm'), 90.00, 'and shown');
select mds.set_trust('crm', 10, 'knows nothing of work', 'employer') \g /dev/null
select is(pg_temp.employer(), 'Elm', 'that of an attribute counts for it');
select mds.set_trust('crm', null, 'was wrong', 'employer') \g /dev/null
select is(pg_temp.employer(), 'Oak', 'until it is taken away');
select results_eq(format('select attribute, trust, reason from mds.trust_rules where source_system = ''crm'' and valid_to > %L order by valid_from', :'before'),
    $$ values ('*', 60.00, 'Registered.'), ('employer', 10.00, 'knows nothing of work') $$, 'what counted before is kept');
select throws_ok(format('select mds.set_trust(%s)', given), code, null, description)
  from (values ('''nobody'', 1, ''x''', 'MDSRC', 'an unknown system'), ('null, 1, ''x''', 'MDSRC', 'no system'), ('''crm'', 101, ''x''', 'MDRUL', 'too much'), ('''crm'', null, ''x''', 'MDRUL', 'none'),
               ('''crm'', 1, null', 'MDRUL', 'no reason'), ('''crm'', 1, ''x'', ''email'', null, ''1 day'', ''curly''', 'MDRUL', 'no curve'), ('''crm'', 1e9, ''x''', 'MDRUL', 'far too much')) as c (given, code, description);
reset session authorization;
select is_empty('select * from mds.verify_golden()', 'profiles are what the rules say');

select finish();
rollback;
