-- Deploy mds:matching/parameters_of to pg
-- requires: matching/models
-- requires: matching/comparison_levels
-- requires: matching/apart
begin;

create type matching.parameters as (
    prior_weight       double precision,
    household_weight   double precision,
    background_weight  double precision,
    m                  double precision[],
    u                  double precision[],
    h                  double precision[],
    apart              double precision[],
    alike              double precision[]
);
comment on type matching.parameters is 'What training makes better from step to step. Arrays by ordinal of the comparison and level, level -1 in place 1; all log2.';
comment on column matching.parameters.prior_weight      is 'How many pairs of one person there are for each pair.';
comment on column matching.parameters.household_weight  is 'How many of two people of one household.';
comment on column matching.parameters.background_weight is 'Share of strangers that are of one background; null where backgrounds are not told apart.';
comment on column matching.parameters.m                 is 'How often pairs of one person are at the level.';
comment on column matching.parameters.u                 is 'How often strangers are.';
comment on column matching.parameters.h                 is 'How often two people of one household are.';
comment on column matching.parameters.apart             is 'How much oftener than all strangers those of different backgrounds are (matching.apart).';
comment on column matching.parameters.alike             is 'How much oftener than all strangers those of one background are.';

create or replace function matching.parameters_of(p_model_id integer)
returns matching.parameters
language plpgsql
stable parallel restricted
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_levels  constant integer := 20;       -- places for the levels of a comparison: -1 comes first
    v_model   matching.models;
    v_start   matching.parameters;
    v_level   record;
begin
    select * into v_model from matching.models where id = p_model_id;
    v_start.prior_weight      := v_model.prior_weight;
    v_start.household_weight  := coalesce(v_model.household_weight, v_model.prior_weight);
    v_start.background_weight := coalesce(v_model.background_weight, -3);
    select array_fill(0::float8, array[count(*)::integer, c_levels]) into v_start.m from matching.comparisons where model_id = p_model_id;
    v_start.u     := v_start.m;
    v_start.h     := v_start.m;
    v_start.apart := v_start.m;
    v_start.alike := v_start.m;
    for v_level in
        select s.ordinal, s.level + 2 as place, s.m, s.u, s.h, s.b, matching.apart(v_start.background_weight, s.u, s.b) as apart
          from (select c.ordinal, l.level, l.m, l.u, coalesce(l.h, l.u) as h,
                       -- A model that tells no backgrounds apart: those of one agree four times as often, where the level allows it.
                       case when v_model.background_weight is not null or not c.is_regional then coalesce(l.b, l.u)
                            when l.level > 0 then l.u * least(4, 0.9 / sum(l.u) filter (where l.level > 0) over w)
                            else greatest(0.1, 1 - 4 * sum(l.u) filter (where l.level > 0) over w) end as b
                  from matching.comparison_levels l join matching.comparisons c on c.model_id = l.model_id and c.name = l.comparison_name
                 where l.model_id = p_model_id
                window w as (partition by c.ordinal)) s
    loop
        v_start.m[v_level.ordinal][v_level.place]     := ln(v_level.m) / ln(2::float8);
        v_start.u[v_level.ordinal][v_level.place]     := ln(v_level.u) / ln(2::float8);
        v_start.h[v_level.ordinal][v_level.place]     := ln(v_level.h) / ln(2::float8);
        v_start.alike[v_level.ordinal][v_level.place] := ln(v_level.b / v_level.u) / ln(2::float8);
        v_start.apart[v_level.ordinal][v_level.place] := v_level.apart;
    end loop;
    return v_start;
end;
$$;

comment on function matching.parameters_of(integer) is
$$The parameters of a model, with which training begins. What the model leaves open is assumed: as many households as pairs of one person, an
eighth of all strangers of one background, who agree four times as often in what is regional.$$;

commit;
