-- matching.compile: turns a model into SQL functions.
begin;
\ir ../fixtures.sql
select plan(35);

select is(pg_temp.contract('matching.compile'), 'volatile returns void', 'contract');
select is(pg_temp.callers('matching.compile'), array[]::text[], 'only functions of MDS call it');
select is(array[pg_temp.contract('matching.levels'), pg_temp.contract('matching.cap_of'), pg_temp.contract('matching.definite_verdict')],
    array['stable returns smallint[]', 'immutable returns integer', 'immutable returns smallint'], 'what it writes can be inlined');

insert into matching.models (name, prior_weight, join_weight, review_weight, origin, description) values ('small', -3, 5, 0, 'edited', 'x') returning id as model_id \gset
insert into matching.comparisons values (:model_id, 'given_name', 1, 'l.given is null or r.given is null', true, false, false, 'x'), (:model_id, 'birth', 2, 'l.birth is null or r.birth is null', false, false, false, 'x');
insert into matching.comparison_levels values
    (:model_id, 'given_name', 1, 'same', 'l.given = r.given', 0.5, 0.125, null, null, 'given_rarity'), (:model_id, 'given_name', 0, 'other', null, 0.25, 0.5, null, null, null),
    (:model_id, 'birth', 2, 'same', 'l.birth = r.birth', 0.5, 0.25, null, null, null), (:model_id, 'birth', 1, 'same year', 'l.birth_year = r.birth_year', 0.5, 0.5, null, null, null),
    (:model_id, 'birth', 0, 'other', null, 0.125, 0.5, null, null, null);
insert into matching.blocking_rules values (:model_id, 0, 'given', 'array[f.given]', 30, 'x'), (:model_id, 1, 'phone', 'f.phones', null, 'x'), (:model_id, 2, 'again', 'array[f.given, null]', null, 'x'),
    (:model_id, 3, 'quoted $body$', 'array[''$body$ '' || f.previous_family]', null, 'x');
insert into matching.stop_keys values (:model_id, normalise.hash64('phone|+1'), 9, 'x');
select matching.compile(:model_id) \g /dev/null

create function pg_temp.f(p jsonb) returns matching.features language sql return jsonb_populate_record(null::matching.features, p);
select is(array[matching.levels(l, r)::text, matching.weight(l, r)::text], array[levels, weight], description)
  from (values
    ('{}', '{}', '{-1,-1}', '-3', 'who says nothing weighs the prior'),
    ('{"given": "ann"}', '{"given": "ann"}', '{1,-1}', '-1', 'a level weighs log2(m / u)'),
    ('{"given": "ann", "given_rarity": 7}', '{"given": "ann", "given_rarity": 7}', '{1,-1}', '3', 'a rare value log2(m) and its rarity'),
    ('{"given": "ann", "birth": "1980", "birth_year": 1980}', '{"given": "eve", "birth": "1980-02-29", "birth_year": 1980}', '{0,1}', '-4', 'the highest level that holds counts'),
    ('{"birth": "1980"}', '{"birth": "1990"}', '{-1,0}', '-5', 'none that holds is level 0')
  ) as c (l_json, r_json, levels, weight, description), lateral (select pg_temp.f(l_json::jsonb), pg_temp.f(r_json::jsonb)) as p (l, r);

select is(array[matching.counter_evidence(matching.levels(l, r), 0), matching.counter_evidence(matching.levels(r, l), 0)], array[expected::float8[], expected::float8[]], description)
  from (values ('{"given": "ann", "birth": "1980"}', '{"given": "eve", "birth": "1990"}', '{-1,0}', 'what stable comparisons weigh against a pair contradicts it, others do not'),
               ('{"given": "ann"}', '{"given": "ann"}', '{0,0}', 'what agrees does not'),
               ('{"given": "ann"}', '{"birth": "1990"}', '{null,0}', 'who says nothing neither contradicts nor agrees')) as c (l_json, r_json, expected, description),
       lateral (select pg_temp.f(l_json::jsonb), pg_temp.f(r_json::jsonb)) as p (l, r);
select is(array[matching.cap_of(0::smallint), matching.cap_of(1::smallint)], array[30, 200], 'a rule has its own cap, or the model''s');
select is(matching.weight(array[1, -1]::smallint[], 7, null, null), 3::float8, 'levels and rarities are enough');
select is(matching.counter_evidence(levels::smallint[], weight), expected::float8[], description)
  from (values ('{0,-1}', 2::float8, '{-1,0}', 'what all evidence together has against a pair comes last'), ('{1,0}', -5, '{0,-2}', 'as far as it is more'),
               ('{0,0}', -5, '{-1,-1}', 'than what contradicts'), ('{1,0}', -99, '{0,-30}', 'up to a bound'), (null, null, '{null,0}', 'of nobody nothing is known')) as c (levels, weight, expected, description);
update matching.comparison_levels set m = 0.49 where model_id = :model_id and comparison_name = 'given_name' and level = 1;
select matching.compile(:model_id) \g /dev/null
select is(matching.counter_evidence(array[1, -1]::smallint[], 0), array[null, 0]::float8[], 'an agreement that is worth little says nothing');
update matching.comparison_levels set m = 0.5 where model_id = :model_id and comparison_name = 'given_name' and level = 1;

update matching.models set household_weight = 1 where id = :model_id;
update matching.comparison_levels set h = case level when 1 then 0.5 when 0 then 0.5 end where model_id = :model_id and comparison_name = 'given_name';
select matching.compile(:model_id) \g /dev/null
select is(round(matching.weight(pg_temp.f('{"given": "ann"}'), pg_temp.f('{"given": "ann"}'))::numeric, 6), round((-3 + 2 - log(2, 1 + 2 ^ 3.0))::numeric, 6),
    'what a household explains is taken off: log2(1 + 2 ^ (household_weight + log2(h / u)))');
-- A quarter of strangers are of one background: their given names agree three times as often as those of all, their birthdays twice.
update matching.models set background_weight = -2 where id = :model_id;
update matching.comparison_levels set b = u * case when comparison_name = 'given_name' then 3 else 2 end where model_id = :model_id and label = 'same';
update matching.comparison_levels set b = u / 5 where model_id = :model_id and comparison_name = 'birth' and level = 0;
select matching.compile(:model_id) \g /dev/null
select is(round(matching.weight(levels::smallint[], null, null, null)::numeric, 6), round(weight, 6), description)
  from (values ('{1,2}', -3 + 2 + 1 - log(2, 0.75 * (1 / 3.0) * (2 / 3.0) + 0.25 * 3 * 2 + 2 ^ 3.0),
                'what a background explains is taken off as well: log2((1 - q) * product of s / u + q * product of b / u + what a household explains)'),
               ('{1,-1}', -3 + 2 - log(2, 1 + 2 ^ 3.0), 'one agreement is as frequent as it is'),
               ('{1,0}', -3 + 2 - 2 - log(2, 1 + 2 ^ 3.0), 'and what it makes rarer is not added')) as c (levels, weight, description);
update matching.models set background_weight = null where id = :model_id;
select matching.compile(:model_id) \g /dev/null
select is(matching.definite_verdict(pg_temp.f('{}'), pg_temp.f('{}')), 0::smallint, 'without rules nothing is definite');
select set_eq($$ select * from matching.keys_of(pg_temp.f('{"given": "ann", "phones": ["+1", "+2", "+2"]}')) $$,
    $$ values (normalise.hash64('given|ann'), 0::smallint), (normalise.hash64('phone|+2'), 1::smallint), (normalise.hash64('again|ann'), 2::smallint) $$,
    'nulls make no key, stop keys are not built');
select is((select key from matching.keys_of(pg_temp.f('{"previous_family": "lee"}'))), normalise.hash64('quoted $body$|$body$ lee'), 'names and literals say what they like');
select is((matching.active_model()).name || matching.active_model_id(), 'small' || :model_id, 'it is the model that decides now');
select is(array[matching.join_weight(), matching.review_weight()], (select array[join_weight, review_weight] from matching.models where id = :model_id), 'at its thresholds');
update matching.models set household_weight = null where id = :model_id;
delete from matching.comparison_levels where model_id = :model_id and comparison_name = 'birth' and level = 1;
select matching.compile(:model_id) \g /dev/null
select is(matching.weight(pg_temp.f('{"birth": "1980"}'), pg_temp.f('{"birth": "1980"}')), -2::float8, 'levels need not be numbered without a gap');

-- What too many say.
select is(matching.values_of(0::smallint, pg_temp.f('{"given": "ann"}')), null, 'no comparison asks how many say something');
update matching.comparisons set cap_rule = 'given' where model_id = :model_id and name = 'given_name';
select matching.compile(:model_id) \g /dev/null
select results_eq($$ select matching.values_of(rule, pg_temp.f('{"given": "ann", "phones": ["+1"]}')) from unnest('{0,1}'::smallint[]) rule $$,
    $$ values ('{ann}'::text[]), (null) $$, 'of the rule that one asks, what its keys are made of');
select is((matching.levels(pg_temp.f('{"given": "ann"}'), pg_temp.f('{"given": "ann"}')))[1], 1::smallint, 'what few say is evidence');
insert into matching.capped_keys (key, rule, identity_count) values (normalise.hash64('given|ann'), 0, 999);
select is((matching.levels(pg_temp.f('{"given": "ann"}'), pg_temp.f('{"given": "ann"}')))[1], -1::smallint, 'what too many say is none');
select is((matching.levels(pg_temp.f('{"given": "ann"}'), pg_temp.f('{"given": "bea"}')))[1], 0::smallint, 'that another says something else is evidence');
select throws_ok('select matching.compile(-1)', 'MDMOD', null, 'an unknown model cannot be compiled');

select finish();
rollback;
