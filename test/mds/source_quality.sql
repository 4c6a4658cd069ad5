-- mds.source_quality: how much of what a system says is of use.
begin;
\ir ../fixtures.sql
select plan(17);

select is(pg_temp.contract('mds.source_quality'), 'stable definer returns setof mds.attribute_quality', 'contract');
select is(pg_temp.callers('mds.source_quality'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_steward'], 'who may call it');
select is_empty('select * from mds.source_quality()', 'nothing said, nothing to judge');

select normalise.block_value('email', 'none@none.example', 'placeholder of the till') \g /dev/null
select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "emails": ["ann@oakley.example", "none@none.example"], "date_of_birth": "1980-02-01", "gender": "f"}'),
       pg_temp.says('crm', '2', '{"given_name": "Bo", "family_name": "Elm", "email": "no address", "phone": "020 7946 0018", "gender": "qqq", "date_of_birth": "1980"}'),
       pg_temp.says('crm', '3', '{"full_name": "Cy Fir", "email": "none@none.example", "phones": ["12"], "address": {"street": "7 Mill Lane", "city": "Leeds", "postal_code": "LS1 4AP", "country_code": "GB"}}'),
       pg_temp.says('crm', '4', '{"full_name": "Di Yew", "email": "  ", "phones": [], "address": {"country_code": "GB"}, "government_ids": [{"type": "nino", "value": ""}], "date_of_birth": "long ago", "country_code": "Narnia"}'),
       pg_temp.says('shop', '5', '{"full_name": "Ed Ash", "email": "info@ash.example", "government_ids": [{"type": "nino", "country_code": "GB", "value": "PT974377D"}]}') \g /dev/null

create function pg_temp.quality(p_system text, p_attribute text) returns text
language sql stable
return (select concat_ws(' ', given_count, usable_count, blocked_count, unusable_count, doubtful_count)
          from mds.source_quality() where source_system = p_system and attribute = p_attribute);
set local session authorization test_steward;
select is((select count(*) from mds.source_quality()), 22::bigint, 'every attribute of every system that has records');
select is((select array_agg(distinct looked_at_count) from mds.source_quality() where source_system = 'crm'), array[4::bigint], 'all records were looked at');
select is(pg_temp.quality(system, attribute), expected, format('%s of %s: given, usable, blocked, unusable, doubtful', attribute, system))
  from (values ('crm', 'name', '4 4 0 0 0'),
               ('crm', 'email', '3 1 2 1 0'),            -- blanks say nothing; one of two addresses can be used
               ('crm', 'date_of_birth', '3 2 0 1 1'),
               ('crm', 'address', '1 1 0 0 0'),          -- a country alone is no address
               ('crm', 'government_id', '0 0 0 0 0'),    -- nor is a type an id
               ('crm', 'gender', '2 1 0 1 0'),           -- the normaliser leaves it without a word
               ('crm', 'country_code', '1 1 0 1 0'),     -- usable of an address, and not the one that was given
               ('shop', 'email', '1 1 0 0 1'),           -- a mailbox of many
               ('shop', 'government_id', '1 1 0 0 0')) as c (system, attribute, expected);
select results_eq($$ select attribute, golden_count from mds.source_quality() where source_system = 'crm' and attribute in ('name', 'email', 'government_id', 'occupation') $$,
    $$ values ('name', 4::bigint), ('email', 1), ('government_id', null), ('occupation', 0) $$, 'golden values that come from there');
select is((select array_agg(distinct (source_system, looked_at_count)::text) from mds.source_quality(2)), array['(crm,2)', '(shop,1)'], 'a sample of each system');
select throws_ok('select * from mds.source_quality(0)', 'MDPAY', null, 'a sample has records');

select finish();
rollback;
