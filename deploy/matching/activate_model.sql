-- Deploy mds:matching/activate_model to pg
-- requires: matching/compare_models
-- requires: matching/lock_keys
-- requires: matching/edges
-- requires: matching/protect_model
-- requires: cdc/emit
begin;

create or replace function matching.activate_model(p_model_id integer)
returns jsonb
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_before   matching.models;
    v_changes  jsonb;
    v_stored   jsonb;     -- what tells the model from each of those that have left something
    v_count    bigint;
begin
    perform matching.check_model(p_model_id);
    perform matching.lock_keys('{}', 1000000);      -- everything: no transaction decides by two models
    perform from matching.models m where m.id = p_model_id for update;      -- what it says is not being changed either
    v_before  := matching.active_model();
    v_changes := matching.compare_models(v_before.id, p_model_id, 0);
    -- Until it is recomputed, what is stored is of the model before the one before, or of several.
    select coalesce(jsonb_agg(matching.compare_models(s.model_id, p_model_id, 0)), '[]') || v_changes into v_stored
      from (select distinct e.model_id from matching.edges e where not e.is_manual and e.model_id not in (v_before.id, p_model_id)) s;

    update matching.models set state = 'retired' where state = 'active' and id <> p_model_id;
    update matching.models set state = 'active', activated_at = clock_timestamp() where id = p_model_id and state <> 'active';
    if found then
        perform cdc.emit(array[row('model', p_model_id, 'model.activated',
                                   jsonb_build_object('model_id', p_model_id, 'model', v_changes -> 'b',
                                                      'previous_model_id', v_before.id, 'previous_model', v_before.name))]::cdc.event[]);
    end if;
    perform matching.compile(p_model_id);

    select count(*) into v_count from matching.features;
    return jsonb_build_object(
        'model',          v_changes -> 'b',
        'previous',       v_before.name,
        'identity_count', v_count,
        'to_recompute',
            (select coalesce(jsonb_agg(w.what order by w.n), '[]')
               from (select w.n, w.what, bool_or(w.is_so) as is_so
                       from jsonb_array_elements(v_stored) as s (changes),
                            lateral (values
                                (1, 'keys of all identities',     s.changes #> '{rows}' ?| array['blocking_rules', 'stop_keys'] or s.changes -> 'settings' ? 'candidate_cap'),
                                (2, 'rarities of all identities', s.changes #> '{rows}' ? 'term_frequencies'),
                                (3, 'weights of all pairs',       s.changes -> 'levels' <> '[]' or s.changes -> 'settings' ?| array['prior_weight', 'household_weight', 'background_weight']
                                                                  or s.changes #> '{rows}' ?| array['comparisons', 'definite_rules', 'term_frequencies']),
                                (4, 'which pairs are edges',      s.changes -> 'settings' ? 'review_weight'),
                                (5, 'clusters and review queue',  s.changes -> 'settings' ?| array['join_weight', 'review_weight'])) as w (n, what, is_so)
                      group by w.n, w.what) w
              where w.is_so and v_count > 0));
end;
$$;

comment on function matching.activate_model(integer) is
$$Makes a model the one that decides, from the next record on; returns {"model", "previous", "identity_count", "to_recompute": [...]}.

What is already stored stays as the model before left it until mds.recompute has derived it anew, which to_recompute says
in words, of whatever model that is; empty means that nothing needs to be. Look at mds.simulate first. Waits for every writer and excludes them until
its transaction ends. Going back is activating the model before. Raises MDMOD when there is no such model, MDMDL
when it cannot be compiled; then the active one stays.$$;

grant execute on function matching.activate_model(integer) to mds_operator;

commit;
