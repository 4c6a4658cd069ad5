-- mds.get_user: the golden profile of a person as JSON.
begin;
\ir ../fixtures.sql
select plan(25);

select is(pg_temp.contract('mds.get_user'), 'stable definer returns jsonb', 'contract');
select is(pg_temp.callers('mds.get_user'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

set local session authorization test_feeds;
select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "employer": "Oak Ltd", "country_code": "GB"}', '2026-03-01')).canonical_user_id as ann \gset
select pg_temp.says('billing', '1', '{"full_name": "Ann Oakley-Smith", "email": "ann@example.org", "date_of_birth": "1980-02-29"}', '2026-03-01') \g /dev/null
reset session authorization;
select clock_timestamp() as before \gset
select mds.ingest('billing', '1', '{"full_name": "Ann Smith", "email": "ann@example.org", "date_of_birth": "1980-02-29"}', '2026-04-01') \g /dev/null

set local session authorization test_pii;
select is(mds.get_user(:'ann') -> 'golden' ->> 'full_name', 'Ann Smith', 'a PII reader reads in clear');
select is(mds.get_user(:'ann') ->> 'is_masked', 'false', 'and is told so');
select is((mds.get_user(:'ann') ->> 'version')::integer, (select version::integer from mds.golden_profiles), 'with the version');
select is(jsonb_array_length(mds.get_user(:'ann') -> 'identities'), 2, 'all identities');
select is(mds.get_user(:'ann') #>> '{lineage,$.full_name,source_system}', 'billing', 'and where each value comes from');
select is(mds.get_user(:'ann') #>> '{lineage,$.employer,source_system}', 'crm', 'each by itself');
select is(array[mds.get_user(:'ann') ->> 'user_id', mds.get_user(:'ann') ->> 'is_redirected'], array[:'ann', 'false'], 'who asks for a user gets it');

-- As of a moment.
select is(mds.get_user(:'ann', :'before') #>> '{golden,full_name}', 'Ann Oakley-Smith', 'the values of then');
select is(mds.get_user(:'ann', :'before') #>> '{golden,email}', 'ann@example.org', 'also those that have not changed since');
select is((mds.get_user(:'ann', :'before') ->> 'as_of')::timestamptz, :'before', 'it says as of when');
select throws_ok(format('select mds.get_user(%L, ''2000-01-01'')', :'ann'), 'MDNUS', null, 'before it was issued an id stood for nobody');
select is(mds.get_user(:'ann', clock_timestamp() + interval '1 day') -> 'golden', mds.get_user(:'ann') -> 'golden', 'as of now is now');

set local session authorization test_reader;
select is(mds.get_user(:'ann') #>> '{golden,full_name}', 'A***', 'a reader reads masked');
select is(mds.get_user(:'ann') ->> 'is_masked', 'true', 'and is told so');
select is(mds.get_user(:'ann') #>> '{golden,country_code}', (select g.country_code::text from mds.golden_profiles g), 'the country in clear, as the view has it');
select is(mds.get_user(:'ann', :'before') #>> '{golden,country_code}', 'GB', 'also of then');
select unalike(mds.get_user(:'ann')::text, '%example.org%', 'nothing in clear slips through');
select unalike(mds.get_user(:'ann', :'before')::text, '%Oakley%', 'neither of then');
set local session authorization test_crm;
select is(mds.get_user(:'ann') #>> '{golden,full_name}', 'Ann Smith', 'a service reads whom it has reported');
select is(jsonb_path_query_array(mds.get_user(:'ann'), '$.identities[*].source_system'), '["crm"]', 'without identities of other systems');
reset session authorization;
select (mds.ingest('billing', '2', '{"full_name": "Bertram Quux", "phone": "020 7946 0991"}')).canonical_user_id as bert \gset
set local session authorization test_crm;
select throws_ok(format('select mds.get_user(%L)', :'bert'), 'MDNUS', null, 'and of nobody else');
select throws_ok('select mds.get_user(gen_random_uuid())', 'MDNUS', null, 'an id never issued is nobody''s');
select throws_ok('select mds.get_user(null)', 'MDNUS', null, 'and none neither');
reset session authorization;

select finish();
rollback;
