-- matching.judge: what a model makes of pairs.
begin;
\ir ../fixtures.sql
select plan(9);

select is(pg_temp.contract('matching.judge'), 'volatile returns matching.judgement[]', 'contract');
select is(pg_temp.callers('matching.judge'), '{}'::text[], 'only functions of MDS call it');

select (pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')).source_identity_id as a,
       (pg_temp.says('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')).source_identity_id as b,
       (pg_temp.says('shop', '2', '{"full_name": "Zoe Zimmer", "external_ids": {"crm": "1"}}')).source_identity_id as c,
       (pg_temp.says('shop', '3', '{"full_name": "Bertram Quux"}')).source_identity_id as d \gset
select matching.copy_model(matching.active_model_id(), 'strict') as strict \gset
select matching.edit_model(:strict, '{"join_weight": 99, "prior_weight": -15}') \g /dev/null

select matching.judge(matching.active_model_id(), array[:a, :a, :a], array[:b, :c, :d]) as now \gset
select matching.judge(:strict, array[:a, :a, :a], array[:b, :c, :d]) as then \gset
select is((:'now'::matching.judgement[])[1].weight, (select weight from matching.edges where left_id = :a and right_id = :b), 'the weight that decides');
select is((select array_agg(verdict) from unnest(:'now'::matching.judgement[])), array['join', 'join', 'apart'], 'and the verdict: by weight, by rule, by weight');
select is((select array_agg(verdict) from unnest(:'then'::matching.judgement[])), array['review', 'join', 'apart'], 'another model, another verdict');
select is(round(((:'now'::matching.judgement[])[1].weight - (:'then'::matching.judgement[])[1].weight)::numeric, 9), 1::numeric, 'and weight');
select is((matching.active_model()).name, 'default', 'the active model stays');
select is(matching.weight(l, r), (:'now'::matching.judgement[])[1].weight, 'and its functions')
  from matching.features l, matching.features r where l.source_identity_id = :a and r.source_identity_id = :b;
select is(matching.judge(:strict, '{}', '{}'), '{}'::matching.judgement[], 'of no pairs nothing');

select finish();
rollback;
