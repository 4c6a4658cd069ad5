-- Deploy mds:mds/masked to pg
-- requires: mds/schema
begin;

create or replace function mds.masked(p_value jsonb)
returns jsonb
language plpgsql
immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
    return case jsonb_typeof(p_value)
        when 'object' then (select coalesce(jsonb_object_agg(key, mds.masked(value)), '{}') from jsonb_each(p_value))
        when 'array'  then (select coalesce(jsonb_agg(mds.masked(value)), '[]') from jsonb_array_elements(p_value))
        when 'null'   then p_value
        else to_jsonb(case when p_value #>> '{}' <> '' then left(p_value #>> '{}', 1) || '***' end)
    end;
end;
$$;

comment on function mds.masked(jsonb) is
$$The same JSON with every value reduced to its first character and three asterisks; keys and nulls stay. For those who see values in
clear and show them to somebody who may not.$$;

grant execute on function mds.masked(jsonb) to mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
