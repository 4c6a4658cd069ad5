-- mds.why_value: why a golden value is what it is.
begin;
\ir ../fixtures.sql
select plan(25);

select is(pg_temp.contract('mds.why_value'), 'stable definer returns jsonb', 'contract');
select is(pg_temp.callers('mds.why_value'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');


set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"given_name": "Ann", "family_name": "Oakley", "email": "ann@example.org", "employer": "Oak"}', '2026-03-01')).canonical_user_id as ann \gset
select pg_temp.says('billing', '2', '{"full_name": "A Oakley", "external_ids": {"crm": "1"}, "employer": "Elm"}', '2026-02-01') \g /dev/null
reset session authorization;
select clock_timestamp() as before \gset

set local session authorization test_steward;
select mds.set_survivorship('employer', 'recency', 'fresh is best') \g /dev/null
create function pg_temp.short(p_why jsonb) returns text language sql immutable return
    format('%s from %s by %s: %s', coalesce(p_why ->> 'value', 'none'), coalesce(p_why #>> '{origin,source_system}', p_why #>> '{pin,reason}'), p_why #>> '{rule,strategy}',
           (select string_agg(format('%s %s%s', c ->> 'source_system', c ->> 'trust', case when (c ->> 'is_winner')::boolean then '*' end), ', ') from jsonb_array_elements(p_why -> 'claims') c));
select is(pg_temp.short(mds.why_value(:'ann', '$.employer')), 'Oak from crm by recency: crm 60.00*, billing 80.00', 'winner, rule and who lost');
select is(pg_temp.short(mds.why_value(:'ann', 'employer', :'before')), 'Elm from billing by max_trust: billing 80.00*, crm 60.00', 'by the rules of that day');
select is(mds.why_value(:'ann', '$.employer') #>> '{rule,reason}', 'fresh is best', 'with the reason of the rule');
select is(mds.why_value(:'ann', '$.employer') ->> 'is_proven', 'true', 'proven by its hash');
select is(pg_temp.short(mds.why_value(:'ann', '$.full_name')), 'A Oakley from billing by max_trust: billing 80.00*, crm 60.00', 'of a group the groups claim');
select is(mds.why_value(:'ann', '$.full_name') #> '{claims,1,value}', '{"full_name": "Ann Oakley", "given_name": "Ann", "family_name": "Oakley"}', 'as a whole');
select is(mds.why_value(:'ann', '$.given_name') -> 'value', 'null', 'so a part may be absent');
select mds.pin_value(:'ann', '$.employer', '"Ash"', 'she said so') \g /dev/null
select is(pg_temp.short(mds.why_value(:'ann', '$.employer')), 'Ash from she said so by recency: crm 60.00, billing 80.00', 'a pin stands above the claims');
select is(mds.why_value(:'ann', '$.employer') #>> '{pin,pinned_by}', 'test_steward', 'and has an author');
select is(mds.why_value(:'ann', '$.gender') - '{rule,as_of}'::text[] -> 'claims', '[]', 'of nothing nothing');

set local session authorization test_pii;
select is(mds.why_value(:'ann', '$.employer') #>> '{pin,reason}', 'she said so', 'who reads pins is told why');
set local session authorization test_reader;
select is(mds.why_value(:'ann', '$.email') ->> 'value', 'a***', 'a reader reads masked');
select is(mds.why_value(:'ann', '$.employer') #> '{pin,reason}', 'null', 'without what a steward said');
select unalike(mds.why_value(:'ann', '$.full_name')::text, '%Oakley%', 'nothing in clear slips through');
set local session authorization test_crm;
select is(jsonb_path_query_array(mds.why_value(:'ann', '$.full_name'), '$.claims[*].source_system'), '["crm"]', 'a service sees the claims of its own systems');
select is(mds.why_value(:'ann', '$.full_name') #> '{origin,source_record_id}', 'null', 'and of others no key');
select is(mds.why_value(:'ann', '$.employer') #> '{pin,reason}', 'null', 'nor what a steward said');
select throws_ok(format('select mds.why_value(%s)', format(given, :'ann')), code, null, description)
  from (values ('gen_random_uuid(), ''$.email''', 'MDNUS', 'nobody'), ('null, ''$.email''', 'MDNUS', 'no user'), ('%L, null', 'MDPAY', 'no path'), ('%L, ''''', 'MDPAY', 'an empty path'), ('%L, ''$.email'', ''2000-01-01''', 'MDNUS', 'before it was issued')) as c (given, code, description);
reset session authorization;
update mds.attribute_lineage set confidence = 99 where attribute_path = '$.email';
select throws_ok(format('select mds.why_value(%L, ''$.email'')', :'ann'), 'MDSIG', null, 'lineage that was tampered with explains nothing');

select finish();
rollback;
