-- mds.set_survivorship: how a golden value is chosen.
begin;
\ir ../fixtures.sql
select plan(32);

select is(pg_temp.contract('mds.set_survivorship'), 'volatile definer returns mds.rule_change', 'contract');
select is(pg_temp.callers('mds.set_survivorship'), array['mds_operator', 'mds_steward'], 'who may call it');


create function pg_temp.golden(p_attribute text) returns text language sql security definer as $$ select coalesce(attributes ->> p_attribute, preferences ->> p_attribute) from mds.canonical_profiles where full_name = 'Ann Example' $$;
select mds.ingest('crm', '1', '{"employer": "Oak", "occupation": "Clerk", "full_name": "Ann Example", "preferences": {"tags": ["a"]}}', '2026-03-01'),
       mds.ingest('billing', '1', '{"employer": "Elm", "full_name": "Ann Example", "external_ids": {"crm": "1"}, "preferences": {"tags": ["b"]}}', '2026-01-02'),
       mds.ingest('crm', '2', '{"full_name": "Bertram Quux", "employer": "Ash"}') \g /dev/null

set local session authorization test_steward;
select results_eq($$ select rule_id is null, user_count, changed_count from mds.set_survivorship('employer', 'recency', 'fresh is best', p_dry_run => true) $$, $$ values (true, 1::bigint, 1::bigint) $$, 'a dry run says what would change');
select results_eq($$ select rule_id is not null, user_count, changed_count from mds.set_survivorship('employer', 'recency', 'fresh is best') $$, $$ values (true, 1::bigint, 1::bigint) $$, 'who is alone is not concerned');
select is(mds.verify_golden(), null, 'profiles are what the rules say') where exists (select from mds.verify_golden());
select results_eq($$ select strategy, changed_by from mds.survivorship_rules where attribute = 'employer' and valid_to is null $$, $$ values ('recency', 'test_steward'::name) $$, 'it is kept who set it');
select mds.set_survivorship('employer', 'max_trust', 'a job is one', 'job'), mds.set_survivorship('occupation', 'max_trust', 'a job is one', 'job') \g /dev/null
reset session authorization;
select is(array[pg_temp.golden('employer'), pg_temp.golden('occupation')], array['Elm', null], 'a group is never mixed') ;
select mds.set_survivorship('job', 'recency', 'fresh is best') \g /dev/null
select is((select array_agg(attribute order by attribute) from mds.survivorship_rules where strategy = 'recency' and valid_to is null), array['employer', 'occupation'], 'a group may be named');
select mds.set_survivorship('occupation', 'max_trust', 'no', '') \g /dev/null
select is((select array_agg(attribute order by attribute) from mds.survivorship_rules where group_name = 'job' and valid_to is null), array['employer'], 'and left');
select mds.set_survivorship('preferences.tags', 'aggregate', 'all of them') \g /dev/null
select is(pg_temp.golden('tags'), '["a", "b"]', 'sets are joined');
select mds.set_survivorship('preferences.tags', null, 'no') \g /dev/null
select is(pg_temp.golden('tags'), '["b"]', 'a rule can be taken away');
select is_empty('select * from mds.verify_golden() union all select * from mds.verify_lineage()', 'all that is as the laws say');

create function public.not_ours(p_claims mds.claim[]) returns bigint language sql immutable return 1;
create function public.shifty(p_claims mds.claim[]) returns bigint language sql volatile return 1;
alter function public.shifty(mds.claim[]) owner to mds_owner;
create function public.broken(p_claims mds.claim[]) returns bigint language sql immutable return 1 / (cardinality(p_claims) - 2);
alter function public.broken(mds.claim[]) owner to mds_owner;
create function public.mine(p_claims mds.claim[]) returns bigint language sql immutable return (p_claims[1]).source_identity_id;
alter function public.mine(mds.claim[]) owner to mds_owner;
create schema nook authorization test_nobody;
grant usage on schema nook to mds_owner;
create function nook.mine(p_claims mds.claim[]) returns bigint language sql immutable return 1;
alter function nook.mine(mds.claim[]) owner to mds_owner;
set local session authorization test_steward;
select throws_ok(format('select mds.set_survivorship(%s)', given), 'MDRUL', null, description)
  from (values ('null, ''recency'', ''x''', 'no attribute'), ('''employer'', ''recency'', '' ''', 'no reason'), ('''*'', null, ''x''', 'nothing for everything'), ('''employer'', ''loudest'', ''x''', 'an unknown strategy'),
               ('''employer'', ''source_priority'', ''x'', p_source_order => ''{nobody}''', 'an unknown system'), ('''employer'', ''custom'', ''x'', p_custom_function => ''pg_sleep''', 'a function that is none'),
               ('''employer'', ''custom'', ''x'', p_custom_function => ''public.not_ours''', 'a function of somebody else'), ('''employer'', ''custom'', ''x'', p_custom_function => ''public.shifty''', 'a function that is not immutable'),
               ('''employer'', ''custom'', ''x'', p_custom_function => ''nook.mine''', 'a function that somebody else may replace: it is in his schema'),
               ('''employer'', ''custom'', ''x'', p_custom_function => ''public.broken''', 'one that fails on what there is'), ('''employer'', ''custom'', ''x'', p_custom_function => ''a.b.c.d''', 'a name with too many parts'),
               ('''employer'', ''custom'', ''x'', p_custom_function => ''public.mine(); drop table x''', 'a name that is none'),
               ('''email'', ''aggregate'', ''x''', 'all of what a profile has one of'), ('''given_name'', ''aggregate'', ''x''', 'all of a group that has such a one'),
               ('''*'', ''aggregate'', ''x''', 'all of everything'), ('''country_code'', ''aggregate'', ''x''', 'all countries'), ('''address'', ''aggregate'', ''x''', 'an address mixed of several')) as c (given, description);
select mds.set_survivorship('employer', 'custom', 'ours knows', p_custom_function => 'public.mine') \g /dev/null
reset session authorization;
select clock_timestamp() as before_that \gset
drop function public.mine(mds.claim[]);
select throws_ok($$ select mds.ingest('crm', '1', '{"employer": "Yew", "occupation": "Clerk", "full_name": "Ann Example"}') $$, 'MDRUL', null, 'a function that is gone is told of');
select is(mds.get_user(pg_temp.user_of('crm', '1'), :'before_that') #>> '{golden,employer}', 'Elm', 'what it chose is known all the same');
select results_eq($$ select status, hint ~ 'public.mine' from mds.health() where "check" = 'mds.survivorship_functions' $$, $$ values ('critical', true) $$, 'and health says so');
select lives_ok($$ select mds.set_survivorship('employer', 'max_trust', 'back') $$, 'another rule can be set without it');

select finish();
rollback;
