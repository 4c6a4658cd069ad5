-- Deploy mds:mds/masked to pg
-- requires: mds/schema
begin;

create function mds.masked(p_value jsonb)
returns jsonb
language sql
immutable parallel safe
return case jsonb_typeof(p_value)
    when 'object' then (select jsonb_object_agg(key, mds.masked(value)) from jsonb_each(p_value))
    when 'array'  then (select jsonb_agg(mds.masked(value)) from jsonb_array_elements(p_value))
    when 'null'   then p_value
    else to_jsonb(case when char_length(p_value #>> '{}') > 0 then left(p_value #>> '{}', 1) || '***' end)
end;

comment on function mds.masked(jsonb) is
$$The same JSON with every value reduced to its first character and three asterisks; keys and nulls stay.$$;

commit;
