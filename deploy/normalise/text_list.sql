-- Deploy mds:normalise/text_list to pg
-- requires: normalise/schema
begin;

create function normalise.text_list(p_value jsonb)
returns text[]
language sql
immutable parallel safe
return case jsonb_typeof(p_value)
    when 'array' then array(select t.item from jsonb_array_elements_text(p_value) with ordinality as t (item, n)
                             where t.item is not null order by t.n)
    when 'null' then '{}'::text[]
    else coalesce(array[p_value #>> '{}'], '{}'::text[])
end;

comment on function normalise.text_list(jsonb) is
$$The strings of a JSON array, or the one value of a scalar, in order; JSON nulls left out. Null for null.$$;

grant execute on function normalise.text_list(jsonb) to public;

commit;
