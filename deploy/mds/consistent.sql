-- Deploy mds:mds/consistent to pg
-- requires: mds/survivors
-- requires: mds/path_steps
begin;

create or replace function mds.consistent(p_values mds.golden_value[])
returns mds.golden_value[]
language plpgsql
immutable parallel safe
as $$
begin
    if not exists (select from unnest(p_values) v where v.attribute_path like '$.%.%.%') then
        return p_values;
    end if;
    return array(
        with above as (     -- every path that another value lies below
            select distinct v.canonical_user_id, mds.path_steps(substr(v.attribute_path, 3)) as steps
              from unnest(p_values) v
             where v.attribute_path like '$.%.%.%'
        ),
        taken as (
            select distinct a.canonical_user_id, a.steps[1:n] as steps
              from above a, lateral generate_series(2, cardinality(a.steps) - 1) n
        )
        select v
          from unnest(p_values) v
          left join taken t on t.canonical_user_id = v.canonical_user_id and t.steps = mds.path_steps(substr(v.attribute_path, 3))
         where t.steps is null);
end;
$$;

comment on function mds.consistent(mds.golden_value[]) is
$$Golden values that fit into one document: where one record says a value and another an object with keys below it, the keys stay
and the value goes.$$;

commit;
