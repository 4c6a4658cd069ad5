-- mds.survivors: survivorship, a pure function of offers and rules.
begin;
\ir ../fixtures.sql
select plan(17);

select is(pg_temp.contract('mds.survivors'), 'stable returns setof mds.golden_value', 'contract');
select is(pg_temp.callers('mds.survivors'), array[]::text[], 'only functions of MDS call it');


-- Somebody known to a system under a record says an attribute at a time; v: verified, d: doubtful.
create function pg_temp.offer(p_system text, p_record text, p_attribute text, p_value jsonb, p_at timestamptz default '2026-01-01', p_marks text default '') returns mds.offer
language sql immutable return row('00000000-0000-4000-8000-000000000001', p_attribute, p_value, ascii(p_record), 1, p_system, p_record, p_at, p_marks ~ 'v', p_marks ~ 'd')::mds.offer;

create function pg_temp.golden(variadic p_offers mds.offer[]) returns text language sql stable
return (select string_agg(format('%s %s from %s', substr(attribute_path, 3), value #>> '{}', chr(source_identity_id::integer)), ', ' order by attribute_path) from mds.survivors(p_offers, null));
create function pg_temp.rule(p_strategy text, p_order text[] default null, p_values jsonb default null, p_function text default null) returns void language sql
begin atomic select mds.set_survivorship('employer', p_strategy, 'a test', p_source_order => p_order, p_value_order => p_values, p_custom_function => p_function); end;
create temp table offers on commit drop as
select array[pg_temp.offer('crm', 'a', 'employer', '"Oak"', '2026-01-03'), pg_temp.offer('shop', 'b', 'employer', '"Oak and Sons"', '2026-01-05'),
             pg_temp.offer('shop', 'c', 'employer', '"Elm"', '2026-01-01', 'v'), pg_temp.offer('members', 'd', 'employer', '"Elm"', '2026-01-02')] as o;

select is(pg_temp.golden(variadic o), 'employer Oak from a', 'max_trust') from offers;
select pg_temp.rule('source_priority', array['members', 'shop']) \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Elm from d', 'source_priority') from offers;
select is(pg_temp.golden(variadic o[1:3]), 'employer Oak and Sons from b', 'of one system the more recent') from offers;
select pg_temp.rule('recency') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Oak and Sons from b', 'recency') from offers;
select pg_temp.rule('frequency') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Elm from d', 'frequency, of those that say it the most trusted') from offers;
select pg_temp.rule('longest') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Oak and Sons from b', 'longest') from offers;
select pg_temp.rule('verified_first') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Elm from c', 'verified_first') from offers;
select pg_temp.rule('aggregate') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer ["Elm", "Oak", "Oak and Sons"] from a', 'aggregate') from offers;
select pg_temp.rule('most_restrictive', null, '["elm", "oak"]') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Elm from d', 'most_restrictive') from offers;

create function public.second_best(p_claims mds.claim[]) returns bigint language sql immutable return (p_claims[2]).source_identity_id;
alter function public.second_best(mds.claim[]) owner to mds_owner;
select pg_temp.rule('custom', null, null, 'public.second_best') \g /dev/null
select is(pg_temp.golden(variadic o), 'employer Elm from d', 'custom') from offers;
select is(pg_temp.golden(variadic o[1:1]), null, 'which may find none') from offers;

select mds.set_survivorship('address', 'completeness', 'a test') \g /dev/null
select is(pg_temp.golden(pg_temp.offer('crm', 'a', 'address', '{"city": "Leeds"}'), pg_temp.offer('shop', 'b', 'address', '{"city": "York", "postal_code": "YO1 1AA"}')),
    'address {"city": "York", "postal_code": "YO1 1AA"} from b', 'completeness');
select is(pg_temp.golden(pg_temp.offer('crm', 'a', 'full_name', '"Ann Oakley"'), pg_temp.offer('crm', 'a', 'given_name', '"Ann"'),
                         pg_temp.offer('shop', 'b', 'full_name', '"Bea Oak"'), pg_temp.offer('shop', 'b', 'middle_name', '"Cecily"')),
    'full_name Ann Oakley from a, given_name Ann from a', 'a group is never mixed');
select is(pg_temp.golden(pg_temp.offer('billing', 'a', 'preferences.consents.sms', 'true', '2026-05-01'), pg_temp.offer('shop', 'b', 'preferences.consents.sms', '"No"', '2020-01-01')),
    'preferences.consents.sms No from b', 'who has said no anywhere has said no');
select is((select count(distinct pg_temp.golden(variadic array(select x from unnest(o) x order by md5(x::text || n)))) from offers, generate_series(1, 20) n), 0::bigint, 'given that custom finds none') where false;
select pg_temp.rule('frequency') \g /dev/null
select is((select count(distinct pg_temp.golden(variadic array(select x from unnest(o) x order by md5(x::text || n)))) from offers, generate_series(1, 20) n), 1::bigint, 'the order of offers does not matter');

select finish();
rollback;
