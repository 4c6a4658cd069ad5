-- mds.why_records: why two records are, or are not, one person.
begin;
\ir ../fixtures.sql
select plan(29);

select is(pg_temp.contract('mds.why_records'), 'stable definer returns setof mds.evidence', 'contract');
select is(pg_temp.callers('mds.why_records'), array['mds_approver', 'mds_auditor', 'mds_operator', 'mds_pii_reader', 'mds_reader', 'mds_service', 'mds_steward'], 'who may call it');

select (mds.ingest('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org", "date_of_birth": "1980-02-29"}')).source_identity_id as a,
       (mds.ingest('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@example.org"}')).source_identity_id as b \gset
select weight from matching.edges where left_id = :a and right_id = :b \gset
select match_weight from mds.source_identities where id = :b \gset
select (mds.ingest('billing', '1', '{"full_name": "Bertram Quux", "external_ids": {"crm": "1"}}')).source_identity_id as c \gset

set local session authorization test_pii;
create temp view steps as select w.* from mds.why_records(:a, :b) with ordinality w;
select is((select comparison from steps where ordinality = 1), 'prior', 'it begins with the prior');
select is((select cumulative_weight from steps order by ordinality desc limit 1), :weight::float8, 'and ends with the weight of the pair, to the last bit');
select is((select cumulative_weight from steps order by ordinality desc limit 1), :match_weight::float8, 'on which it was decided');
select is_empty($$ select * from steps where round(weight::numeric, 9) <> round((log(2, (m / u)::numeric) + tf_adjustment::numeric), 9) $$, 'each step weighs log2(m / u) and its rarity');
select is_empty('select * from steps where comparison = ''date_of_birth''', 'what one side does not say is no step');
select is((select array[value_a, value_b] from steps where comparison = 'email'), array['ann@example.org', 'ann@example.org'], 'values in clear for who may see them');
select ok((select bool_or(comparison = 'definite rule' and level like 'cross_reference%') from mds.why_records(:a, :c)), 'a definite rule is named');
set local session authorization test_reader;
select is((select array[value_a, value_b] from mds.why_records(:a, :b) where comparison = 'email'), array['a***', 'a***'], 'masked for others');
set local session authorization test_crm;
select isnt_empty(format('select * from mds.why_records(%s, %s)', :a, :b), 'a service asks about its own records');
reset session authorization;
select (mds.ingest('billing', '2', '{"full_name": "Zoe Zimmer"}')).source_identity_id as z \gset
set local session authorization test_crm;
select throws_ok(format('select * from mds.why_records(%s, %s)', :a, :z), 'MDNRC', null, 'not about those of others');
select throws_ok(format('select * from mds.why_records(%s, -1)', :a), 'MDNRC', null, 'nor about none');
select throws_ok('select * from mds.why_records(null, null)', 'MDNRC', null, 'or nothing');
reset session authorization;

-- What decided is told, though another model decides meanwhile; what a person said stands above it.
select pg_temp.decide_by('{"prior_weight": -20}') \g /dev/null
select is((select cumulative_weight from mds.why_records(:a, :b) with ordinality order by ordinality desc limit 1), :weight::float8, 'the kept evidence counts');
select mds.recompute() \g /dev/null
select is((select round((cumulative_weight - :weight)::numeric, 9) from mds.why_records(:b, :a) with ordinality order by ordinality desc limit 1), -6::numeric, 'until it is decided anew');
update matching.edges set is_manual = true, verdict = -1 where left_id = :a and right_id = :b;
select is((select comparison || ': ' || level from mds.why_records(:a, :b) with ordinality order by ordinality desc limit 1), 'person: two people, a person has said', 'a verdict comes last');
select is((select count(*) from mds.why_records(:a, :z) where comparison in ('definite rule', 'person')), 0::bigint, 'where there is none, there is none');
select is((select cumulative_weight from mds.why_records(:a, :z) with ordinality order by ordinality desc limit 1),
          (select matching.weight(l, r) from matching.features l, matching.features r where l.source_identity_id = :a and r.source_identity_id = :z),
          'of a pair that was not kept, what would decide');
select throws_ok(format('select * from mds.why_records(%1$s, %1$s)', :a), 'MDNRC', null, 'a record is no pair');

-- In the middle of a recomputation records are described by a model that knows how rare names are, and edges scored by the one before.
create temp view waterfall as select w.comparison, w.tf_adjustment, w.weight, w.cumulative_weight, w.ordinality as n from mds.why_records(:a, :b) with ordinality w;
delete from matching.edges where left_id = :a and right_id = :b;
select matching.score_candidates(array[:a, :b]::bigint[]) \g /dev/null
create temp table before as select * from waterfall;
select matching.copy_model(matching.active_model_id(), 'with terms') as with_terms \gset
insert into matching.term_frequencies values (:with_terms, 'given', 'ann', 0.0001), (:with_terms, 'given', '', 0.01), (:with_terms, 'family', 'oakley', 0.0001), (:with_terms, 'family', '', 0.01);
select matching.activate_model(:with_terms) \g /dev/null
select is((mds.recompute('0 s')).state, 'deriving', 'one step is taken');
select results_eq('table waterfall', 'table before', 'the waterfall is that of the decision');
select matching.replace_edges('{}', array(select row(:a, :b, e.weight + 1, 0, false, e.levels, e.found_by, null, :with_terms, now())::matching.edges
                                            from (select (matching.evidence_of(array[:a]::bigint[], array[:b]::bigint[]))[1].*, 1 as found_by) e)) \g /dev/null
select is((select array[comparison, round(weight::numeric, 9)::text] from waterfall order by n desc limit 1), array['rarity', '1.000000000'], 'what rarity was then and is not now is told, not hidden in the household');
select is((select cumulative_weight from waterfall order by n desc limit 1), (select weight from matching.edges where left_id = :a and right_id = :b), 'and the sum is the weight');
select mds.recompute() \g /dev/null
select is_empty('select * from waterfall where comparison = ''rarity''', 'when all is recomputed there is nothing of the kind');

-- A model that tells backgrounds apart.
select pg_temp.decide_by('{"background_weight": -2, "comparison_levels": [{"comparison_name": "family_name", "level": 9, "b": 0.009}, {"comparison_name": "given_name", "level": 6, "b": 0.027}]}') \g /dev/null
select mds.recompute() \g /dev/null
select is((select array_agg(comparison order by n) filter (where n > ordinary) from (select w.*, max(n) filter (where tf_adjustment is not null) over () as ordinary from waterfall w) x),
          array['background', 'household'], 'what a background explains is a step, and what a household does beyond');
select is((select cumulative_weight from waterfall order by n desc limit 1), (select weight from matching.edges where left_id = :a and right_id = :b), 'and the sum is the weight, to the last bit');
select is((select round(sum(weight)::numeric, 9) from waterfall), (select round(weight::numeric, 9) from matching.edges where left_id = :a and right_id = :b), 'as its steps say');

select pg_temp.decide_by('{"background_weight": null, "household_weight": null}') \g /dev/null
select mds.recompute() \g /dev/null
select is_empty('select * from waterfall where tf_adjustment is null and n > 1 and abs(weight) > 1e-9', 'a model that knows neither has no such step');

select finish();
rollback;
