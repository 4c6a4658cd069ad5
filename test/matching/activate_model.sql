-- matching.activate_model: the model that decides.
begin;
\ir ../fixtures.sql
select plan(20);

select is(pg_temp.contract('matching.activate_model'), 'volatile definer returns jsonb', 'contract');
select is(pg_temp.callers('matching.activate_model'), array['mds_operator'], 'who may call it');

select matching.active_model_id() as shipped, matching.copy_model(matching.active_model_id(), 'mine') as mine \gset
select matching.edit_model(:mine, '{"join_weight": 99}') \g /dev/null
set local session authorization test_operator;
select matching.activate_model(:mine) as said \gset
reset session authorization;
select is(:'said'::jsonb, '{"model": "mine", "previous": "default", "identity_count": 0, "to_recompute": []}', 'an empty database has nothing to recompute');
select results_eq('select type, aggregateid, payload - ''model_id'' from cdc.outbox_events',
    format($$ values ('model.activated', %L, '{"model": "mine", "previous_model": "default", "previous_model_id": %s}'::jsonb) $$, :'mine', :shipped), 'and it is told');
select is(array(select name from matching.models where state = 'active'), array['mine'], 'one model is active');
select is((select state::text from matching.models where id = :shipped), 'retired', 'the other is retired');
select isnt((select activated_at from matching.models where id = :mine), null, 'it says since when');
select is((matching.active_model()).join_weight, 99::float8, 'and decides');
select is(matching.active_model_id(), :mine, 'under its id');
select pg_temp.says('crm', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}') \g /dev/null
select is((pg_temp.says('shop', '1', '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')).action, 'queued', 'the next record is judged by it');
select is((select model_id from matching.edges), :mine, 'and says so');

select is(matching.activate_model(:shipped) -> 'to_recompute', '["clusters and review queue"]', 'going back: what is stored is the other model''s');
select is((mds.recompute()).moved_count, 1::bigint, 'until it is recomputed');
select is(pg_temp.user_of('crm', '1'), pg_temp.user_of('shop', '1'), 'by the model of before');
select is(matching.activate_model(:shipped) -> 'to_recompute', '[]', 'again is nothing');
select is(count(*), 2::bigint, 'and is not told') from cdc.outbox_events where aggregatetype = 'model';

-- Activated once more, or on the way to a third, before anything is recomputed.
select matching.copy_model(:shipped, 'heavier') as heavier, matching.copy_model(:shipped, 'stricter') as stricter \gset
select matching.edit_model(:heavier, '{"prior_weight": -12}'), matching.edit_model(:stricter, '{"prior_weight": -12, "join_weight": 3}') \g /dev/null
select matching.activate_model(:heavier) as first \gset
select is(matching.activate_model(:heavier) -> 'to_recompute', :'first'::jsonb -> 'to_recompute', 'what is to be recomputed still is when it is activated again');
select is(matching.activate_model(:stricter) -> 'to_recompute', '["weights of all pairs", "clusters and review queue"]', 'and when a third comes that weighs as the second');
select matching.activate_model(:shipped) \g /dev/null

select matching.copy_model(:shipped, 'broken') as broken \gset
update matching.comparison_levels set condition = 'pg_sleep(1) is null' where model_id = :broken and level = 1;
select throws_ok(format('select matching.activate_model(%s)', :broken), 'MDMDL', null, 'a model that cannot be used is not activated');
select is((matching.active_model()).name, 'default', 'the active one stays');

select finish();
rollback;
