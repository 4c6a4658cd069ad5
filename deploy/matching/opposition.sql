-- Deploy mds:matching/opposition to pg
-- requires: matching/bridge_of
-- requires: matching/counter_weight
begin;

create or replace function matching.opposition(p_bridge matching.bridge, p_weight double precision, p_against double precision[], p_doubt double precision)
returns double precision
language plpgsql
immutable parallel safe
as $$
declare
    v_sum   double precision := 0;
    v_this  double precision;
    v_own   double precision;
    v_mean  double precision;
begin
    for c in 1 .. coalesce(cardinality(p_against), 0) loop
        v_this := coalesce(p_against[c], 0);
        v_own  := case when p_weight < p_bridge.strongest then p_bridge.own[c]
                       when p_weight = p_bridge.strongest then greatest(v_this, p_bridge.own[c])
                       else v_this end;
        v_mean := (coalesce(p_bridge.total[c], 0) + greatest(p_bridge.beside[c], v_this))
                  / greatest(1, coalesce(p_bridge.telling_a[c], 0) + (p_against[c] is not null or coalesce(p_bridge.a_tells[c], false))::integer,
                                coalesce(p_bridge.telling_b[c], 0) + (p_against[c] is not null or coalesce(p_bridge.b_tells[c], false))::integer);
        v_sum  := v_sum + matching.counter_weight(v_mean, v_own, p_doubt);
    end loop;
    return v_sum;
end;
$$;

comment on function matching.opposition(matching.bridge, double precision, double precision[], double precision) is
$$What all that contradicts two groups adds to the weight of their strongest pair, log2, negative where it takes something off: as matching.agglomerate reckons when it joins the
two. The pair that would bring them together has p_weight and p_against, its own (matching.bridge) or what might be; p_bridge null where it stands alone.$$;

commit;
