-- Deploy mds:mds/nested to pg
-- requires: mds/path_steps
begin;

create or replace function mds.nested(p_flat jsonb)
returns jsonb
language plpgsql
immutable strict parallel safe
as $$
declare
    v_nested jsonb := '{}';
    v_path   text;
    v_value  jsonb;
    v_steps  text[];
begin
    if p_flat::text !~ '"[^"]*[.\\][^"]*":|\\"' then      -- no key has levels or quotes: nothing to do
        return p_flat;
    end if;
    for v_path, v_value in select key, value from jsonb_each(p_flat) loop
        v_steps := mds.path_steps(v_path);
        for v_level in 1 .. cardinality(v_steps) - 1 loop
            if jsonb_typeof(v_nested #> v_steps[1:v_level]) is distinct from 'object' then
                v_nested := jsonb_set(v_nested, v_steps[1:v_level], '{}');
            end if;
        end loop;
        v_nested := jsonb_set(v_nested, v_steps, v_value);
    end loop;
    return v_nested;
end;
$$;

comment on function mds.nested(jsonb) is
$$An object whose keys are paths (see mds.flattened) as an object of objects.$$;

commit;
