-- Deploy mds:matching/edit_model to pg
-- requires: matching/export_model
-- requires: matching/check_model
-- requires: matching/add_rows
begin;

create or replace function matching.edit_model(p_model_id integer, p_changes jsonb)
returns void
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_settings constant text[] := array['name', 'description', 'prior_weight', 'household_weight', 'background_weight', 'join_weight', 'review_weight', 'candidate_cap'];
    c_sections constant text[] := array['comparisons', 'comparison_levels', 'blocking_rules', 'definite_rules', 'stop_keys'];
    v_document jsonb;
    v_state    matching.model_state;
    v_section  text;
    v_unknown  text;
begin
    -- Before it is read: who changes the model at the same time would be overwritten.
    select m.state into v_state from matching.models m where m.id = p_model_id for update;
    v_document := matching.export_model(p_model_id);
    if v_state <> 'draft' then
        raise exception 'model "%" has been active and cannot be changed', v_document #>> '{model,name}'
            using errcode = 'MDIMM', detail = 'Decisions name the model that made them, so it stays as it was.',
                  hint = 'Change a copy and activate that: matching.copy_model, matching.edit_model, matching.activate_model.';
    end if;
    select k into v_unknown
      from jsonb_object_keys(case when jsonb_typeof(p_changes) = 'object' then p_changes else '{"(no object)": null}' end) k
     where k <> all (c_settings || c_sections)
     limit 1;
    if v_unknown is null then       -- what a row cannot have is not dropped in silence
        select format('%s.%s', d.section, d.key) into v_unknown
          from (select s.section, k.key, k.value
                  from unnest(c_sections) s (section),
                       jsonb_path_query(p_changes, format('lax $.%s[*]', s.section)::jsonpath) e (element),
                       jsonb_each(case when jsonb_typeof(e.element) = 'object' then e.element else '{"(no object)": null}' end) k) d
         where case d.key when 'remove' then jsonb_typeof(d.value) <> 'boolean' when 'model_id' then true
                          else not exists (select from pg_attribute a
                                            where a.attrelid = format('matching.%I', d.section)::regclass
                                              and a.attname = d.key and a.attnum > 0 and not a.attisdropped) end
         limit 1;
    end if;
    if v_unknown is not null then
        raise exception 'a model has no "%"', coalesce(v_unknown, '(null)')
            using errcode = 'MDDOC', detail = format('What can be changed: %s, a list of rows each of the last %s.', array_to_string(c_settings || c_sections, ', '), cardinality(c_sections)),
                  hint = '{"join_weight": 6, "comparison_levels": [{"comparison_name": "email", "level": 4, "u": 1e-7}]}';
    end if;

    foreach v_section in array c_sections loop
        continue when not p_changes ? v_section;
        v_document := jsonb_set(v_document, array[v_section],
            (select coalesce(jsonb_agg((coalesce(o.row, '{}') || coalesce(c.row, '{}')) - 'remove'), '[]')
               from (select e.row, coalesce(e.row ->> 'comparison_name' || '.' || (e.row ->> 'level'), e.row ->> 'name', e.row ->> 'key') as key
                       from jsonb_array_elements(v_document -> v_section) e (row)) o
               full join (select e.row, coalesce(e.row ->> 'comparison_name' || '.' || (e.row ->> 'level'), e.row ->> 'name', e.row ->> 'key') as key
                            from jsonb_array_elements(p_changes -> v_section) e (row)) c on c.key = o.key
              where coalesce((c.row ->> 'remove')::boolean, false) is false));
    end loop;

    begin
        update matching.models m
           set name          = coalesce(p_changes ->> 'name', m.name),
               description   = coalesce(p_changes ->> 'description', m.description),
               prior_weight  = coalesce((p_changes ->> 'prior_weight')::float8, m.prior_weight),
               household_weight = case when p_changes ? 'household_weight' then (p_changes ->> 'household_weight')::float8 else m.household_weight end,
               background_weight = case when p_changes ? 'background_weight' then (p_changes ->> 'background_weight')::float8 else m.background_weight end,
               join_weight   = coalesce((p_changes ->> 'join_weight')::float8, m.join_weight),
               review_weight = coalesce((p_changes ->> 'review_weight')::float8, m.review_weight),
               record_count  = case when p_changes ? 'prior_weight' then null else m.record_count end,
               candidate_cap = coalesce((p_changes ->> 'candidate_cap')::integer, m.candidate_cap),
               origin        = case when p_changes ?| c_sections then 'edited' else m.origin end
         where m.id = p_model_id;

        if p_changes ?| array['comparisons', 'comparison_levels'] then
            delete from matching.comparisons where model_id = p_model_id;
            perform matching.add_rows(p_model_id, 'comparisons', v_document -> 'comparisons');
            -- Levels go with their comparison, unless they were given.
            perform matching.add_rows(p_model_id, 'comparison_levels',
                (select jsonb_agg(l) from jsonb_array_elements(v_document -> 'comparison_levels') l
                  where exists (select from matching.comparisons c where c.model_id = p_model_id and c.name = l ->> 'comparison_name')
                     or p_changes -> 'comparison_levels' @> jsonb_build_array(jsonb_build_object('comparison_name', l ->> 'comparison_name'))));
        end if;
        for v_section in select s from unnest('{blocking_rules,definite_rules,stop_keys}'::text[]) s where p_changes ? s loop
            execute format('delete from matching.%I where model_id = $1', v_section) using p_model_id;
            perform matching.add_rows(p_model_id, v_section, v_document -> v_section);
        end loop;
    exception
        when unique_violation then
            raise exception 'this change of model % cannot be made', p_model_id
                using errcode = 'MDNAM', detail = sqlerrm, hint = 'Names of models, and keys of their rows, are given once.';
        when data_exception or integrity_constraint_violation then
            raise exception 'this change of model % cannot be made', p_model_id
                using errcode = 'MDDOC', detail = sqlerrm, hint = 'A new row needs all its columns (of a comparison, what it is not may be left out); nothing was changed.';
    end;
    perform matching.check_model(p_model_id);
end;
$$;

comment on function matching.edit_model(integer, jsonb) is
$$Changes a draft: its settings (name, description, prior_weight, household_weight, background_weight, join_weight, review_weight, candidate_cap) and rows of
comparisons, comparison_levels, blocking_rules, definite_rules and stop_keys, in the form of matching.export_model. A row is known by its name
(a level by comparison_name and level, a stop key by key): what is given of it is changed, a new one is added, "remove": true
takes it out.

Waits for who changes the same model. Raises MDMOD when there is no such model, MDIMM when it has been active, MDDOC when the change is malformed or unknown,
MDNAM when a name is taken, MDMDL when what remains cannot be compiled.$$;

grant execute on function matching.edit_model(integer, jsonb) to mds_operator;

commit;
