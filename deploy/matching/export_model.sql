-- Deploy mds:matching/export_model to pg
-- requires: matching/default_model
-- requires: matching/definite_rules
-- requires: matching/stop_keys
-- requires: matching/term_frequencies
begin;

create or replace function matching.export_model(p_model_id integer)
returns jsonb
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model  matching.models;
begin
    select * into v_model from matching.models where id = p_model_id;
    if not found then
        raise exception 'no model %', coalesce(p_model_id::text, '(null)')
            using errcode = 'MDMOD', detail = 'matching.models has no such id.', hint = 'See them with: select * from matching.models.';
    end if;
    return jsonb_build_object(
        'format',  'mds-model',
        'version', 1,
        'model',   to_jsonb(v_model) - array['id', 'state', 'created_at', 'activated_at'],
        'comparisons',
            (select coalesce(jsonb_agg(to_jsonb(c) - 'model_id' order by c.ordinal), '[]')
               from matching.comparisons c where c.model_id = p_model_id),
        'comparison_levels',
            (select coalesce(jsonb_agg(to_jsonb(l) - 'model_id' order by c.ordinal, l.level desc), '[]')
               from matching.comparisons c
               join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
              where c.model_id = p_model_id),
        'blocking_rules',
            (select coalesce(jsonb_agg(to_jsonb(b) - 'model_id' order by b.ordinal), '[]')
               from matching.blocking_rules b where b.model_id = p_model_id),
        'definite_rules',
            (select coalesce(jsonb_agg(to_jsonb(d) - 'model_id' order by d.ordinal), '[]')
               from matching.definite_rules d where d.model_id = p_model_id),
        'stop_keys',
            (select coalesce(jsonb_agg(to_jsonb(s) - 'model_id' order by s.key), '[]')
               from matching.stop_keys s where s.model_id = p_model_id),
        'term_frequencies',
            (select coalesce(jsonb_agg(to_jsonb(t) - 'model_id' order by t.term, t.value), '[]')
               from matching.term_frequencies t where t.model_id = p_model_id));
end;
$$;

comment on function matching.export_model(integer) is
$$A model as one JSON document, without loss: what matching.import_model makes of it in this or another database is the same model.

Of the rows only their model, and of the model its id, state and times are left out. Term frequencies are values that records hold, so
the document of a trained model is to be kept like the records. Raises MDMOD when there is no such model.$$;

grant execute on function matching.export_model(integer) to mds_operator;

commit;
