-- matching.learn_attributes: comparisons of further attributes.
begin;
\ir ../fixtures.sql
select plan(12);

select is(pg_temp.contract('matching.learn_attributes'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.learn_attributes'), array[]::text[], 'only functions of MDS call it');

-- Two hundred people of ten cities; county follows from the city, badge tells them apart, team does not, status is all the same, rare is rare.
select matching.store_features(array(
    select matching.describe(n, 'crm', n::text, normalise.person(jsonb_build_object(
               'given_name', (array['ann', 'bob', 'cleo', 'dora', 'emil', 'fay', 'gus'])[1 + n % 7], 'family_name', 'oak' || chr(97 + n % 26) || chr(97 + n % 11),
               'address', jsonb_build_object('city', 'city' || chr(97 + n % 10)),
               'attributes', jsonb_build_object('County', 'shire ' || (n % 10) / 2, 'Badge-No', 'b' || 7919 * (n / 2), 'team', 'team ' || n % 4, 'status', 'active')
                             || case when n < 4 then '{"rare": "yes"}'::jsonb else '{}' end)))
      from generate_series(1, 200) n)) \g /dev/null
select matching.copy_model(matching.active_model_id(), 'with attributes') as draft \gset
select matching.learn_attributes(:draft) \g /dev/null
select is((select array_agg(name order by ordinal) from matching.comparisons where model_id = :draft and name like 'attributes.%'),
    array['attributes.badge_no', 'attributes.county', 'attributes.team'], 'what enough records have, and not all the same of');
select results_eq(format($$ select level, l.condition is null from matching.comparison_levels l where model_id = %s and comparison_name = 'attributes.badge_no' order by level $$, :draft),
    'values (0::smallint, true), (1::smallint, false), (2::smallint, false)', 'long values of many may be misspelt');
select is((select count(*) from matching.comparison_levels where model_id = :draft and comparison_name = 'attributes.team'), 2::bigint, 'those of few are the same or not');
select matches((select null_condition from matching.comparisons where model_id = :draft and name = 'attributes.county'), 'cities', 'a county says nothing where the cities agree');
select doesnt_match((select null_condition from matching.comparisons where model_id = :draft and name = 'attributes.team'), 'cities|given', 'a team follows from nothing');
select is((select expression from matching.blocking_rules where model_id = :draft and ordinal > 25),
    $$array(select a || '=' || (f.attributes ->> a) from unnest('{badge_no}'::text[]) a)$$, 'what tells people apart finds them');
select is_empty(format($$ select comparison_name from matching.comparison_levels where model_id = %s and comparison_name like 'attributes.%%' group by comparison_name having abs(sum(m) - 1) > 0.001 or abs(sum(u) - 1) > 0.001 $$, :draft), 'probabilities add up');
select lives_ok(format('select matching.check_model(%s)', :draft), 'the model can be compiled');
select lives_ok(format('select matching.learn_attributes(%s)', :draft), 'again');
select is((select count(*) from matching.comparisons where model_id = :draft and name like 'attributes.%'), 3::bigint, 'it keeps what is there');

select finish();
rollback;
