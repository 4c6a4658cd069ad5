-- Deploy mds:mds/flattened to pg
-- requires: mds/schema
begin;

create or replace function mds.flattened(p_path text, p_value jsonb)
returns jsonb
language plpgsql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_flat  jsonb := '{}';
    v_key   text;
    v_value jsonb;
    v_path  text;
begin
    for v_key, v_value in select * from jsonb_each(p_value) loop
        v_path := p_path || '.' || case when v_key ~ '^[A-Za-z0-9_-]+$' then v_key else to_jsonb(v_key)::text end;
        if jsonb_typeof(v_value) = 'object' and v_value <> '{}' then
            v_flat := v_flat || mds.flattened(v_path, v_value);
        else
            v_flat := v_flat || jsonb_build_object(v_path, v_value);
        end if;
    end loop;
    return v_flat;
end;
$$;

comment on function mds.flattened(text, jsonb) is
$$An object as one level: the values at its leaves by path below p_path. Arrays are leaves. mds.nested is the way back.$$;

commit;
