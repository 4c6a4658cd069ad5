-- mds.survivorship_rules: how golden values are chosen.
begin;
\ir ../fixtures.sql
select plan(15);

select columns_are('mds', 'survivorship_rules', array['id', 'attribute', 'group_name', 'strategy', 'source_order', 'value_order', 'custom_function', 'reason', 'changed_by', 'valid_from', 'valid_to']);
select is(pg_temp.readers('mds.survivorship_rules'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may read it');
select is(pg_temp.writers('mds.survivorship_rules'), array[]::text[], 'nobody but the owner writes to it');
select ok(relrowsecurity, 'row policies decide') from pg_class where oid = 'mds.survivorship_rules'::regclass;
set local session authorization test_steward;
select is((select count(*) from mds.survivorship_rules where attribute = '*'), 1::bigint, 'a steward sees the rule for everything else');
reset session authorization;

create function pg_temp.refused(p_values text) returns text language sql return format('insert into mds.survivorship_rules (attribute, group_name, strategy, source_order, value_order, custom_function, reason) values (%s)', p_values);
select throws_ok(pg_temp.refused(given), code, null, description)
  from (values ('''employer'', null, ''loudest'', null, null, null, ''x''', '23514', 'an unknown strategy'),
               ('''Employer!'', null, ''recency'', null, null, null, ''x''', '23514', 'no attribute'),
               ('''employer'', null, ''source_priority'', null, null, null, ''x''', '23514', 'a priority without an order'),
               ('''employer'', null, ''recency'', ''{crm}'', null, null, ''x''', '23514', 'an order without priority'),
               ('''employer'', null, ''most_restrictive'', null, ''{}'', null, ''x''', '23514', 'an order that is no array'),
               ('''employer'', null, ''custom'', null, null, null, ''x''', '23514', 'custom without a function'),
               ('''*'', ''all'', ''recency'', null, null, null, ''x''', '23514', 'everything in a group'),
               ('''employer'', null, ''recency'', null, null, null, '' ''', '23514', 'no reason'),
               ('''email'', null, ''recency'', null, null, null, ''x''', '23P01', 'two rules for one attribute at a time'),
               ('''salutation'', ''name'', ''recency'', null, null, null, ''x''', '23P01', 'two strategies in one group')) as c (given, code, description);

select finish();
rollback;
