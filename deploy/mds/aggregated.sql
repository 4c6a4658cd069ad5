-- Deploy mds:mds/aggregated to pg
-- requires: mds/schema
begin;

create or replace function mds.aggregated(p_values jsonb[])
returns jsonb
language sql
immutable parallel safe
return case when 'object' = all (array(select jsonb_typeof(v) from unnest(p_values) v))
            then (select coalesce(jsonb_object_agg(e.key, e.value order by v.n desc), '{}')
                    from unnest(p_values) with ordinality as v (value, n), jsonb_each(v.value) e)
            else (select jsonb_agg(s.value order by s.value)
                    from (select distinct e.value
                            from unnest(p_values) v (value),
                                 jsonb_array_elements(case jsonb_typeof(v.value) when 'array' then v.value else jsonb_build_array(v.value) end) e (value)) s)
       end;

comment on function mds.aggregated(jsonb[]) is
$$All values as one: objects merged key by key, the first value keeping a contested key; anything else, arrays item by item, as a
sorted array in which each is once.$$;

commit;
