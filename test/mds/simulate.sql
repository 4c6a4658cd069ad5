-- mds.simulate: what a change of rules would do.
begin;
\ir ../fixtures.sql
select plan(39);

select is(pg_temp.contract('mds.simulate'), 'volatile definer returns jsonb', 'contract');
select is(pg_temp.callers('mds.simulate'), array['mds_operator'], 'who may call it');

-- Ann in two systems, and two Bos that go to review.
select pg_temp.says('crm',     '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "employer": "Oak"}', '2026-01-01'),
       pg_temp.says('billing', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example", "employer": "Elm"}', '2026-01-01'),
       pg_temp.says('crm',     '2', '{"full_name": "Bo Elmhurst", "date_of_birth": "1970-05-06", "employer": "Ash"}'),
       pg_temp.says('billing', '2', '{"full_name": "Cy Fir"}') \g /dev/null
create temp table before as select * from pg_temp.contents();

set local session authorization test_operator;
select mds.simulate('{}') as nothing, mds.simulate('{"join_weight": 99}') as strict,
       mds.simulate('{"join_weight": -99, "review_weight": -99, "blocking_rules": [{"ordinal": 30, "name": "all", "expression": "array[''x'']", "description": "x"}]}') as lax,
       mds.simulate('{"sources": {"crm": {"trust": 95}}}') as trust,
       mds.simulate('{"join_weight": 99, "sample": 1000}') as sample \gset
reset session authorization;
select bag_eq('select * from pg_temp.contents()', 'select * from before', 'nothing stays, in any table');
select is((matching.active_model()).name, 'default', 'the model decides that did');
select is(matching.weight(l, r), e.weight, 'by its functions') from matching.edges e
  join matching.features l on l.source_identity_id = e.left_id join matching.features r on r.source_identity_id = e.right_id limit 1;

select is(:'nothing'::jsonb - 'model' - 'users' - 'identity_count' - 'is_sample',
    '{"moved_count": 0, "merges": {"count": 0, "examples": []}, "splits": {"count": 0, "examples": []},
      "queue": {"before": 0, "after": 0, "raised": 0, "closed": 0}, "golden": {"profiles": 0, "values": {}}}', 'no change does nothing');
select is(array[:'nothing'::jsonb ->> 'identity_count', :'nothing'::jsonb ->> 'is_sample', :'nothing'::jsonb #>> '{users,before}'], array['4', 'false', '3'], 'to all');

select is(:'strict'::jsonb #> '{splits,examples}', jsonb_build_array(pg_temp.user_of('crm', '1')), 'a higher threshold parts Ann');
select is(array[:'strict'::jsonb #>> '{splits,count}', :'strict'::jsonb #>> '{merges,count}', :'strict'::jsonb ->> 'moved_count'], array['1', '0', '1'], 'and nobody else');
select is(:'strict'::jsonb -> 'queue', '{"before": 0, "after": 1, "raised": 1, "closed": 0}', 'who goes to review');
select is(:'strict'::jsonb -> 'users', '{"before": 3, "after": 4}', 'a user more');
select cmp_ok((:'strict'::jsonb #>> '{golden,profiles}')::integer, '>=', 1, 'whose profile loses something');
select is(:'sample'::jsonb - 'is_sample', :'strict'::jsonb - 'is_sample' || jsonb_build_object('model', :'sample'::jsonb -> 'model'), 'a sample of all sees the same');
select is(:'sample'::jsonb ->> 'is_sample', 'true', 'and says what it is');

select is(:'lax'::jsonb #>> '{merges,count}', '2', 'no threshold joins everybody');
select is(jsonb_array_length(:'lax'::jsonb #> '{merges,examples,0}'), 3, 'whom it names');

select is(:'trust'::jsonb -> 'golden', '{"profiles": 1, "values": {"$.employer": 1}}', 'trust changes golden values') where :'trust'::jsonb #> '{golden,values}' = '{"$.employer": 1}'
union all
select ok(:'trust'::jsonb #> '{golden,values}' ? '$.employer', 'trust changes golden values') where :'trust'::jsonb #> '{golden,values}' <> '{"$.employer": 1}';
select is(:'trust'::jsonb ->> 'moved_count', '0', 'and moves nobody');
select is(mds.get_user(pg_temp.user_of('crm', '1')) #>> '{golden,employer}', 'Elm', 'until it is made');

-- What is foretold comes true.
select pg_temp.decide_by('{"join_weight": 99}') \g /dev/null
select is((mds.recompute()).moved_count::text, :'strict'::jsonb ->> 'moved_count', 'it comes true');
-- The decision afterwards is the active model's.
select is((pg_temp.says('shop', '9', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')).action, 'queued', 'and the next record is judged by what is active');

-- A sample stands for all: a user of it that would be absorbed counts, whoever absorbs it, and so does what it hangs together with.
-- Three records: the first two share a number, the last two an address, which is to be worth nothing.
select pg_temp.says('crm',     'x', '{"full_name": "Ada Fenwick", "phone": "+442079460013"}') \g /dev/null
select pg_temp.says('billing', 'y', '{"full_name": "Ada Fenwick", "phone": "+442079460013", "email": "ada@fenwick.example"}') \g /dev/null
select pg_temp.says('shop',    'z', '{"full_name": "Ada Fenwick", "email": "ada@fenwick.example"}') \g /dev/null
select jsonb_build_object('join_weight', 5, 'comparison_levels', jsonb_build_array(jsonb_build_object('comparison_name', 'email', 'level', l.level, 'm', 0.5, 'u', 0.5, 'h', 0.5))) as change
  from matching.comparison_levels l where l.model_id = matching.active_model_id() and l.comparison_name = 'email' and l.label = 'same e-mail address' \gset
create temp table told as      -- of each user once
select mds.simulate(:'change'::jsonb || jsonb_build_object('sample', 1, 'seed', min(f.seed))) as report
  from (select s.seed, (array_agg(u.id order by hashtextextended(u.id::text, s.seed), u.id))[1] as id
          from generate_series(1, 400) s (seed), mds.canonical_users u where u.status = 'active' group by s.seed) f
 group by f.id;
select mds.simulate(:'change') as whole \gset
select is_empty($$ select report from told where (report #>> '{users,before}')::integer <> 1 or (report #>> '{users,after}')::integer not in (0, 1, 2) $$, 'a user each');
select is_empty($$ select report from told where report #>> '{users,after}' <> (1 + (report #>> '{splits,count}')::integer - (report #>> '{merges,count}')::integer)::text $$, 'that is absorbed, stays or falls apart');
select isnt_empty($$ select report from told where report #>> '{merges,count}' = '1' $$, 'and is absorbed by who is not of the sample');
select is_empty(format($$ select report from told where report #> '{merges,examples}' <> '[]' and not report #> '{merges,examples}' <@ (%L::jsonb #> '{merges,examples}') $$, :'whole'),
    'with nobody but in truth');
select is((:'whole'::jsonb #>> '{merges,count}')::integer, (select count(distinct report #> '{merges,examples}')::integer from told where report #>> '{merges,count}' = '1'), 'each that is absorbed is found by a sample of it');
select is_empty($$ select report from told where (report #>> '{golden,profiles}')::integer > 1 or (report #>> '{queue,before}')::integer > 3 $$, 'profiles and cases are the sample''s');

-- Who was absorbed and would come back, a sample of all sees as well.
select pg_temp.decide_by('{"join_weight": 0, "review_weight": 0}') \g /dev/null
select mds.recompute() \g /dev/null
select mds.simulate('{"join_weight": 99}') as whole, mds.simulate('{"join_weight": 99, "sample": 1000}') as sample \gset
select isnt_empty($$ select from mds.canonical_users where status = 'merged' $$, 'given some who were absorbed');
select is(:'sample'::jsonb - array['is_sample', 'model'], :'whole'::jsonb - array['is_sample', 'model'], 'a sample of all sees whose profile would come back');

select throws_ok(format('select mds.simulate(%L)', changes), code, null, description)
  from (values (null, 'MDPAY', 'nothing'), ('{"sample": 0}', 'MDPAY', 'an empty sample'), ('{"model": "nosuch"}', 'MDMOD', 'an unknown model'),
               ('{"sources": {"nosuch": {"trust": 1}}}', 'MDSRC', 'an unknown system'), ('{"hysteresis": 3}', 'MDDOC', 'an unknown setting'),
               ('{"sources": {"crm": {"trsut": 90}}}', 'MDPAY', 'an unknown setting of a system'), ('{"sources": {"crm": {"trust": "much"}}}', 'MDPAY', 'a trust that is no number'),
               ('{"sources": {"crm": 90}}', 'MDPAY', 'a system without its settings'), ('{"sources": [1]}', 'MDPAY', 'systems without names'), ('null', 'MDPAY', 'nothing')) as c (changes, code, description);

select finish();
rollback;
