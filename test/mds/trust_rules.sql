-- mds.trust_rules: how far sources are trusted.
begin;
\ir ../fixtures.sql
select plan(14);

select columns_are('mds', 'trust_rules', array['id', 'source_system', 'attribute', 'trust', 'minimum', 'decay_period', 'decay_curve', 'doubtful_percent', 'reason', 'changed_by', 'valid_from', 'valid_to']);
select is(pg_temp.readers('mds.trust_rules'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.trust_rules'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.trust_rules'::regclass;
set local session authorization test_operator;
select bag_eq('select t.source_system, t.trust from mds.trust_rules t', 'select s.name, s.trust from mds.source_systems s', 'every system has one from when it was registered');
reset session authorization;
select throws_ok(format('insert into mds.trust_rules (source_system, attribute, trust, minimum, decay_period, decay_curve, reason) values (%s)', given), code, null, description)
  from (values ('''crm'', ''email'', 201, null, null, null, ''x''', '23514', 'more than twice the trust'), ('''crm'', ''*'', 101, null, null, null, ''x''', '23514', 'more than 100'),
               ('''crm'', ''email'', 50, -1, null, null, ''x''', '23514', 'a minimum below 0'), ('''crm'', ''email'', 50, null, ''0'', ''linear'', ''x''', '23514', 'a decay in no time'),
               ('''crm'', ''email'', 50, null, ''1 day'', null, ''x''', '23514', 'a decay without a curve'), ('''crm'', ''email'', 50, null, null, ''linear'', ''x''', '23514', 'a curve without a decay'),
               ('''crm'', ''email'', 50, null, null, null, '' ''', '23514', 'no reason'), ('''crm'', ''*'', 50, null, null, null, ''x''', '23P01', 'two rules at a time'),
               ('''nobody'', ''*'', 50, null, null, null, ''x''', '23503', 'an unknown system')) as c (given, code, description);

select finish();
rollback;
