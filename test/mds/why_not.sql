-- mds.why_not: why two records are not one user.
begin;
\ir ../fixtures.sql
select plan(57);

-- Thresholds that the cases below are made for.
select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null

select is(pg_temp.contract('mds.why_not'), 'stable definer returns jsonb', 'contract');
select is(pg_temp.callers('mds.why_not'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

create function pg_temp.known(p_system text, p_id text, p_payload jsonb) returns bigint language sql volatile
return (pg_temp.says(p_system, p_id, p_payload)).source_identity_id;
create function pg_temp.ask(p_a bigint, p_b bigint) returns jsonb language sql volatile return mds.why_not(p_a, p_b);

select pg_temp.known('crm',  '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "date_of_birth": "1980-02-29"}') as ann,
       pg_temp.known('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}') as ann_of_shop,
       pg_temp.known('shop', '2', '{"full_name": "Zoe Zimmer", "date_of_birth": "1999-01-30"}') as zoe,
       pg_temp.known('shop', '3', '{"full_name": "Ann Oakley"}') as other_ann \gset

set local session authorization test_reader;
select is(pg_temp.ask(:ann, :ann_of_shop) ->> 'reason', 'one_user', 'they are');
select is(pg_temp.ask(:ann, :zoe) ->> 'reason', 'not_compared', 'nobody compared them');
select is(pg_temp.ask(:ann, :zoe) #> '{keys,shared}', '[]', 'they share no key');
select ok(pg_temp.ask(:ann, :zoe) #> '{keys,missed}' @> '[{"rule": "email", "because": "the second has no key"}, {"rule": "phone", "because": "neither has a key"}, {"rule": "name", "because": "their keys differ"}]',
    'and rule by rule, why');
select ok(pg_temp.ask(:zoe, :ann) #> '{keys,missed}' @> '[{"rule": "email", "because": "the first has no key"}]', 'of the two as they are given');
select is(pg_temp.ask(:zoe, :ann) ->> 'match_weight', pg_temp.ask(:ann, :zoe) ->> 'match_weight', 'either may be first');
reset session authorization;

-- Too little for a join: the distance, and what would close it.
select pg_temp.ask(:ann, :other_ann) as answer \gset
select is(:'answer'::jsonb ->> 'reason', case when (:'answer'::jsonb ->> 'match_weight')::float8 < 0 then 'below_review' else 'review_weight' end, 'a name alone is not enough');
select ok(:'answer'::jsonb #> '{keys,shared}' ? 'name', 'but finds each other');
select is((:'answer'::jsonb ->> 'distance_to_join')::float8, (:'answer'::jsonb ->> 'join_weight')::float8 - (:'answer'::jsonb ->> 'match_weight')::float8, 'it says how far');
select isnt(:'answer'::jsonb -> 'changes', '[]', 'one comparison would do');
select is_empty(format($$ select * from jsonb_array_elements(%L::jsonb -> 'changes') c where (c ->> 'weight')::float8 < 5 $$, :'answer'), 'each of those named');
select is(array(select abs((c ->> 'weight')::float8 - (:'answer'::jsonb ->> 'match_weight')::float8) from jsonb_array_elements(:'answer'::jsonb -> 'changes') with ordinality x (c, n) order by n),
          array(select abs((c ->> 'weight')::float8 - (:'answer'::jsonb ->> 'match_weight')::float8) as step from jsonb_array_elements(:'answer'::jsonb -> 'changes') c order by step), 'the smallest step first');
select is_empty(format($$ select * from jsonb_array_elements(%L::jsonb -> 'changes') c where c ->> 'comparison' in ('email_name', 'name_order') $$, :'answer'),
    'what is made of other comparisons does not change alone');
-- It is true: let them have government ids that one digit tells apart, and they are one.
select c ->> 'weight' as promised from jsonb_array_elements(:'answer'::jsonb -> 'changes') c where c ->> 'to' = 'government id misspelt' \gset
select pg_temp.says(system, id, payload || '{"full_name": "Ann Oakley"}')
  from (values ('crm', '1', '{"email": "ann@oakley.example", "date_of_birth": "1980-02-29", "government_ids": [{"type": "national", "country_code": "GB", "value": "QQ482913C"}]}'::jsonb),
               ('shop', '3', '{"government_ids": [{"type": "national", "country_code": "GB", "value": "QQ482914C"}]}')) v (system, id, payload) \g /dev/null
select is(pg_temp.ask(:ann, :other_ann) ->> 'reason', 'one_user', 'so it comes');
select is(round((pg_temp.ask(:ann, :other_ann) ->> 'match_weight')::numeric, 6), round(:'promised'::numeric, 6), 'with the weight that was foretold');
select ok((select bool_and((c ->> 'link_weight')::float8 < 5) from jsonb_array_elements(pg_temp.ask(:ann, :other_ann) -> 'changes') c), 'now it says what would part them');

-- A system that holds each person once.
select pg_temp.known('members', '1', '{"full_name": "Bo Elm", "email": "bo@elm.example"}') as bo,
       pg_temp.known('members', '2', '{"full_name": "Bo Elm", "email": "bo@elm.example"}') as bo_again \gset
select is(pg_temp.ask(:bo, :bo_again) ->> 'reason', 'deduplicated_source', 'one person is there once');
-- And who could be either of the two is neither; once he is one of them, that keeps him apart from the other.
select pg_temp.known('crm', 'bo', '{"full_name": "Bo Elm", "email": "bo@elm.example"}') as bo_of_crm \gset
select is(array[pg_temp.ask(:bo_of_crm, :bo) ->> 'reason', pg_temp.ask(:bo_of_crm, :bo_again) ->> 'reason'], array['either', 'either'], 'who could be either of two whom a system holds apart');
select pg_temp.says('members', '1', '{"full_name": "Bo Elm", "email": "bo@elm.example", "phone": "+442079460033"}'),
       pg_temp.says('crm', 'bo', '{"full_name": "Bo Elm", "email": "bo@elm.example", "phone": "+442079460033"}') \g /dev/null
select is(pg_temp.ask(:bo_of_crm, :bo_again) ->> 'reason', 'veto', 'a veto between the others of the two users');
select is(pg_temp.ask(:bo_of_crm, :bo_again) #> '{cluster,vetoes}', jsonb_build_array(jsonb_build_array(:bo, :bo_again)), 'which is named');

-- A son, his father, and a record of one of them that has no birthday. It could be of either, so it is of neither.
select pg_temp.known('crm', 'abel1', '{"full_name": "Abel Rowan", "date_of_birth": "1955-03-02", "phone": "+442079460066"}') as abel,
       pg_temp.known('crm', 'abel2', '{"full_name": "Abel Rowan", "phone": "+442079460066"}') as an_abel,
       pg_temp.known('shop', 'abel3', '{"full_name": "Abel Rowan", "date_of_birth": "1983-11-20", "phone": "+442079460066"}') as young_abel \gset
select is(pg_temp.ask(:an_abel, :abel) ->> 'reason', 'either', 'who could be either joins neither the one');
select is(pg_temp.ask(:young_abel, :an_abel) ->> 'reason', 'either', 'nor the other');
select is(pg_temp.ask(:an_abel, :abel) -> 'changes', '[]', 'the link is enough as it is');

-- One speaks more for the father: what the two birthdays weigh is not halved by it, and a third of it counts once more.
select pg_temp.known('crm', 'father', '{"full_name": "Odo Birch", "date_of_birth": "1955-03-02", "phone": "+442079460055", "email": "odo@birch.example"}') as father,
       pg_temp.known('crm', 'either', '{"full_name": "Odo Birch", "phone": "+442079460055", "email": "odo@birch.example"}') as either,
       pg_temp.known('shop', 'son', '{"full_name": "Odo Birch", "date_of_birth": "1983-11-20", "phone": "+442079460055"}') as son \gset
select pg_temp.ask(:son, :either) as answer \gset
select is(:'answer'::jsonb ->> 'reason', 'weak_bridge', 'who could be either does not join them');
select is(round((:'answer'::jsonb #>> '{cluster,mean_contradiction}')::numeric, 6), round((4 * ln(l.m / l.u) / ln(2) / 3)::numeric, 6), 'what the birthdays weigh, and a third of it once more')
  from matching.comparison_levels l where l.model_id = matching.active_model_id() and l.comparison_name = 'date_of_birth' and l.label = 'another generation';
-- What is named would join them, although the weight of the pair is enough already; and does.
select isnt(:'answer'::jsonb -> 'changes', '[]', 'something would join them');
select is_empty(format($$ select * from jsonb_array_elements(%L::jsonb -> 'changes') c where (c ->> 'link_weight')::float8 < 5 or (c ->> 'weight')::float8 < 5 $$, :'answer'),
    'each of what is named, not only more weight');
select pg_temp.says('shop', 'son', '{"full_name": "Odo Birch", "date_of_birth": "1983-11-20", "phone": "+442079460055", "email": "birch83@mail.example"}'),
       pg_temp.says('crm', 'either', '{"full_name": "Odo Birch", "phone": "+442079460055", "email": "birch83@mail.example"}') \g /dev/null
select is(pg_temp.ask(:son, :either) ->> 'reason', 'one_user', 'an e-mail address tells whose record it is');

-- Two records that are alike enough, but for what contradicts them: it counts once more, also in what is promised.
select pg_temp.known('crm', 'elm1', '{"full_name": "Ivy Larch", "phone": "+442079460077", "email": "larch@mail.example", "date_of_birth": "1971-05-12"}') as ivy,
       pg_temp.known('shop', 'elm2', '{"full_name": "Ivy Larch", "phone": "+442079460077", "email": "larch@mail.example", "date_of_birth": "1969-08-30"}') as ivy_of_shop \gset
select pg_temp.ask(:ivy, :ivy_of_shop) as answer \gset
select is(:'answer'::jsonb ->> 'reason', 'household_doubt', 'enough weight, and not joined');
select unalike(:'answer'::jsonb ->> 'explanation', '%other records%', 'there are no others');
select is_empty(format($$ select * from jsonb_array_elements(%L::jsonb -> 'changes') c where (c ->> 'link_weight')::float8 < 5 $$, :'answer'), 'what is promised is enough for the link');
select ok(:'answer'::jsonb #> '{changes}' @> '[{"comparison": "date_of_birth"}]', 'a birthday that agrees, for one');

-- A person's verdict, and a rule.
update matching.edges set is_manual = true, verdict = -1 where left_id = :ann and right_id = :ann_of_shop;
update mds.source_identities set canonical_user_id = pg_temp.user_of('shop', '2') where id = :ann_of_shop;
select is(pg_temp.ask(:ann, :ann_of_shop) ->> 'reason', 'override', 'a person has said so');
select is(pg_temp.ask(:ann, :ann_of_shop) ->> 'override', '-1', 'namely');
update matching.edges set is_manual = false, verdict = 0 where left_id = :ann and right_id = :ann_of_shop;
select is(pg_temp.ask(:ann, :ann_of_shop) ->> 'reason', 'weak_bridge', 'a user of two people')
 where pg_temp.ask(:ann, :ann_of_shop) ->> 'reason' = 'weak_bridge'
union all
select is(pg_temp.ask(:ann, :ann_of_shop) ->> 'reason', 'not_recomputed', 'what is stored does not follow from the evidence')
 where pg_temp.ask(:ann, :ann_of_shop) ->> 'reason' <> 'weak_bridge';
select is((pg_temp.ask(:ann, :ann_of_shop) #>> '{cluster,link_weight}')::float8,
          (pg_temp.ask(:ann, :ann_of_shop) #>> '{cluster,strongest_weight}')::float8 + (pg_temp.ask(:ann, :ann_of_shop) #>> '{cluster,mean_contradiction}')::float8,
          'strongest pair and contradiction add up');
select pg_temp.decide_by('{"definite_rules": [{"ordinal": 9, "name": "two_dates", "verdict": -1, "condition": "l.birth <> r.birth", "description": "Two dates."}]}') \g /dev/null
select is(pg_temp.ask(:ann, :zoe) ->> 'reason', 'definite_rule', 'a rule says so');
select is(pg_temp.ask(:ann, :zoe) ->> 'explanation', 'Two dates.', 'in its words');
select is(pg_temp.ask(:ann, :zoe) #>> '{definite_rule,name}', 'two_dates', 'and name');

-- Keys that find nobody.
select pg_temp.known('shop', 's1', '{"full_name": "Ka Pine", "phone": "+442079460018"}') as pine, pg_temp.known('billing', 's2', '{"full_name": "Lu Yew", "phone": "+442079460018"}') as yew \gset
select jsonb_agg(jsonb_build_object('key', k.key, 'reason', 'x')) as stop from matching.identity_keys k where k.source_identity_id = :pine and k.rule = 1 \gset
select pg_temp.decide_by(jsonb_build_object('stop_keys', :'stop'::jsonb)) \g /dev/null
select is(pg_temp.ask(:pine, :yew) #> '{keys,stopped}', '["phone"]', 'a key on the stop list');
select ok(pg_temp.ask(:pine, :yew) #> '{keys,missed}' @> '[{"rule": "phone", "because": "the key they share finds nobody"}]', 'finds nobody');
insert into matching.capped_keys (key, rule, identity_count) select k.key, 0, 999 from matching.identity_keys k where k.source_identity_id = :ann and k.rule = 0;
select is(pg_temp.ask(:ann, :ann_of_shop) #> '{keys,capped}', '["email"]', 'nor does one that too many share');
select throws_ok(format('select mds.why_not(%s, -1)', :ann), 'MDNRC', null, 'there must be two records');

-- What contradicts the strongest pair counts once more where households are expected, and where not, not.
select cmp_ok((pg_temp.ask(:pine, :yew) #>> '{cluster,mean_contradiction}')::float8, '<', -1::float8, 'the names of two single records contradict them');
select is(round((pg_temp.ask(:pine, :yew) #>> '{cluster,mean_contradiction}')::numeric, 6), round(sum(against)::numeric, 6), 'all of it, and once')
  from matching.features l, matching.features r, matching.levels(l, r) as levels, unnest(matching.counter_evidence(levels, matching.weight(l, r))) as against
 where l.source_identity_id = :pine and r.source_identity_id = :yew;
select pg_temp.decide_by('{"household_weight": -40}') \g /dev/null
select cmp_ok(abs((pg_temp.ask(:pine, :yew) #>> '{cluster,mean_contradiction}')::float8), '<', 0.01::float8, 'which is in their weight already');

-- Names that stand crosswise: a given name that changed would take the family name along.
select pg_temp.known('crm', '20', '{"given_name": "Hassan", "family_name": "Yilmaz"}') as hassan,
       pg_temp.known('shop', '20', '{"given_name": "Hoda", "family_name": "Hassan"}') as hoda \gset
select is_empty(format($$ select * from jsonb_array_elements(pg_temp.ask(%s, %s) -> 'changes') c where c ->> 'comparison' in ('given_name', 'family_name') $$, :hassan, :hoda),
    'of names that stand crosswise none changes alone');

-- A rule stands above the weight, whatever the comparisons say.
select pg_temp.known('crm', '21', '{"full_name": "Una Ash", "email": "una@ash.example", "date_of_birth": "1970-05-05"}') as una,
       pg_temp.known('billing', '21', '{"full_name": "Una Ash", "email": "una@ash.example", "date_of_birth": "1970-05-05", "external_ids": {"crm": "21"}}') as una_of_billing \gset
select is(pg_temp.ask(:una, :una_of_billing) -> 'changes', '[]', 'no comparison parts whom a rule joins');
select pg_temp.known('members', '21', '{"full_name": "Ivo Fir", "date_of_birth": "1971-05-05"}') as ivo,
       pg_temp.known('members', '22', '{"full_name": "Ivo Fir"}') as ivo_again \gset
select is(pg_temp.ask(:ivo, :ivo_again) -> 'changes', '[]', 'or joins whom their system holds apart');

-- Alike enough, but no key finds them: nothing is to change on them, and nothing parts two users.
select pg_temp.known('crm',  '30', '{"email": "gil@wych.example", "phone": "+442079460091", "government_ids": [{"type": "national", "country_code": "GB", "value": "QQ482913C"}]}') as gil,
       pg_temp.known('crm',  '31', '{"full_name": "Gil Wych", "email": "gil@wych.example"}') as gil_by_name,
       pg_temp.known('shop', '30', '{"full_name": "Gil Wych", "phone": "+442079460092", "government_ids": [{"type": "national", "country_code": "GB", "value": "QQ482914C"}]}') as other_gil \gset
select is(pg_temp.user_of('crm', '30'), pg_temp.user_of('crm', '31'), 'a user of two records');
select is(pg_temp.ask(:gil, :other_gil) ->> 'reason', 'not_compared', 'no key finds them');
select ok((pg_temp.ask(:gil, :other_gil) #>> '{cluster,link_weight}')::float8 >= 5 and pg_temp.ask(:gil, :other_gil) -> 'changes' = '[]', 'a key is all that is missing');
select is(pg_temp.ask(:gil_by_name, :other_gil) ->> 'reason', 'review_weight', 'whom a key finds is not alike enough');
select is(array(select distinct (c ->> 'weight')::float8 >= 5 and (c ->> 'link_weight')::float8 >= 5 from jsonb_array_elements(pg_temp.ask(:gil_by_name, :other_gil) -> 'changes') c), array[true],
    'and what is named would join them, however alike those are that nobody compared');

-- Another model decides, and nobody has recomputed: it says what will come.
select matching.copy_model(matching.active_model_id(), 'with terms') as with_terms \gset
insert into matching.term_frequencies values (:with_terms, 'given', 'una', 0.0001), (:with_terms, 'given', '', 0.001), (:with_terms, 'family', 'ash', 0.0001), (:with_terms, 'family', '', 0.001);
select matching.activate_model(:with_terms) \g /dev/null
select pg_temp.ask(:una, :una_of_billing) ->> 'match_weight' as foretold \gset
select mds.recompute() \g /dev/null
select is((select weight from matching.edges where left_id = :una and right_id = :una_of_billing), :foretold::float8, 'by its own frequencies');

select finish();
rollback;
