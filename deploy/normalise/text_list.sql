-- Deploy mds:normalise/text_list to pg
-- requires: normalise/schema
begin;

create or replace function normalise.text_list(p_value jsonb)
returns text[]
language plpgsql
immutable parallel safe
as $$
begin
    -- The usual cases are plain expressions: no query is started for them.
    case coalesce(jsonb_typeof(p_value), 'null')
        when 'null'  then return '{}';
        when 'array' then
            case jsonb_array_length(p_value)
                when 0 then return '{}';
                when 1 then return array_remove(array[p_value ->> 0], null);
                else return array(select t.item from jsonb_array_elements_text(p_value) with ordinality as t (item, n)
                                   where t.item is not null order by t.n);
            end case;
        else return array[p_value #>> '{}'];
    end case;
end;
$$;

comment on function normalise.text_list(jsonb) is
$$The strings of a JSON array, or the one value of a scalar, in order; JSON nulls left out. Empty for null.$$;

grant execute on function normalise.text_list(jsonb) to public;

commit;
