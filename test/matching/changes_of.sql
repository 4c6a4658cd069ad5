-- matching.changes_of: single comparisons that would decide otherwise.
begin;
\ir ../fixtures.sql
select plan(13);

select pg_temp.decide_by('{"join_weight": 5, "review_weight": 0}') \g /dev/null
select is(pg_temp.contract('matching.changes_of'), 'stable returns setof matching.change', 'contract');
select is(pg_temp.callers('matching.changes_of'), array[]::text[], 'only functions of MDS call it');

select pg_temp.a_record(1, '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "date_of_birth": "1980-02-29"}'), pg_temp.a_record(2, '{"full_name": "Ann Oakley"}'),
       pg_temp.a_record(3, '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "date_of_birth": "1980-02-29"}') \g /dev/null
create function pg_temp.ask(p_a bigint, p_b bigint, p_as bigint[], p_bs bigint[], p_is_linked boolean default true) returns setof matching.change language sql volatile
begin atomic
    select c.* from matching.features l, matching.features r, matching.changes_of(l, r, matching.bridge_of(p_a, p_b, p_as, p_bs, '{}'), p_is_linked) c where l.source_identity_id = p_a and r.source_identity_id = p_b;
end;
create temp table alone as select * from pg_temp.ask(1, 2, array[1], array[2]);
select isnt_empty('select * from alone', 'something would join two records');
select is_empty('select * from alone where least(weight, link_weight) < 5', 'each of it enough, its weight and what is left of it');
select is((select count(*) from alone), (select count(distinct comparison) from alone), 'of each comparison the nearest level');
select is((select array_agg(weight) from alone), (select array_agg(weight order by weight) from alone), 'the smallest step first');
select is_empty($$ select * from alone where comparison in ('email_name', 'name_order') $$, 'what is made of other comparisons does not change alone');
select is_empty('select * from pg_temp.ask(1, 3, array[1], array[3]) where least(weight, link_weight) >= 5', 'of two that join, what would part them');

-- 3 has the birthday and the address of 1: with it beside 2, another pair is the strongest and decides.
select is(array(select comparison from pg_temp.ask(1, 2, array[1], array[2, 3])), array['name_suffix'], 'where another pair is enough, less of this one parts nobody; junior and senior would');
-- Unless no key has found that pair: then they are apart, and only this one can join them.
select is_empty('select * from pg_temp.ask(1, 2, array[1], array[2, 3], false) where least(weight, link_weight) < 5', 'a stronger pair that nothing found joins nobody');

-- What a contradiction of the strongest pair makes room for is no reason to join a pair that is too light.
select is_empty($$ select c.* from matching.features l, matching.features r, matching.bridge_of(1, 2, array[1], array[2], '{}') b,
                          lateral matching.changes_of(l, r, row(b.weight, b.against, 4, false, '{}', array_fill(-9, array[cardinality(b.against)]), array_fill(0, array[cardinality(b.against)]),
                                                                null, null, null, null, null)::matching.bridge, true) c
                    where l.source_identity_id = 1 and r.source_identity_id = 2 and c.weight < 5 $$, 'room for a link does not make up for weight');

-- That the gender is the same says nothing where the given name says it, so it does not come about.
select pg_temp.a_record(4, '{"full_name": "Ann Oakley"}'), pg_temp.a_record(5, '{"full_name": "Ann Oakley", "gender": "f", "email": "o@oakley.example"}'), pg_temp.a_record(6, '{"family_name": "Oakley", "email": "o@oakley.example"}') \g /dev/null
select pg_temp.decide_by(jsonb_build_object('join_weight', (matching.evidence_of(array[4], array[5]))[1].weight + 0.01)) \g /dev/null
select is_empty($$ select * from pg_temp.ask(4, 5, array[4], array[5]) where comparison = 'gender' $$, 'no gender, where the given name says it');
select pg_temp.decide_by(jsonb_build_object('join_weight', (matching.evidence_of(array[5], array[6]))[1].weight + 0.01, 'review_weight', -50)) \g /dev/null
select isnt_empty($$ select * from pg_temp.ask(5, 6, array[5], array[6]) where comparison = 'gender' $$, 'but where it does not');

select finish();
rollback;
