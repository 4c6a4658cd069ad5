-- mds.rule_attribute: whose rule counts for an attribute.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('mds.rule_attribute'), 'stable returns text', 'contract');
select is(pg_temp.callers('mds.rule_attribute'), array[]::text[], 'only functions of MDS call it');


select is(mds.rule_attribute(attribute), rule, attribute)
  from (values ('email', 'email'), ('employer', '*'), ('preferences.colour', '*'), ('preferences.consents', 'preferences.consents'),
               ('preferences.consents.sms', 'preferences.consents'), ('preferences.consentsx', '*')) as c (attribute, rule);
select mds.set_survivorship('preferences.consents.sms', 'recency', 'a test') \g /dev/null
select is(mds.rule_attribute('preferences.consents.sms.night'), 'preferences.consents.sms', 'the nearest counts');

select finish();
rollback;
