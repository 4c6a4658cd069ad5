-- Deploy mds:matching/agglomerate to pg
-- requires: matching/schema
begin;

create or replace function matching.agglomerate(
    p_size            integer,
    p_weights         double precision[],
    p_contradictions  double precision[],
    p_join_weight     double precision
)
returns integer[]
language plpgsql
immutable parallel safe
as $$
declare
    v_strongest  double precision[] := p_weights;     -- strongest pair across two groups, log2 odds
    v_against    double precision[] := p_contradictions;    -- sum of contradictions across two groups
    v_pairs      integer[] := array_fill(1, array[p_size]);                             -- members of each group
    v_group      integer[];
    v_alive      boolean[] := array_fill(true, array[p_size]);
    v_link       double precision;
    v_best       double precision;
    v_a          integer;
    v_b          integer;
begin
    select array_agg(i order by i) into v_group from generate_series(1, p_size) i;

    loop
        v_best := null;
        for i in 1 .. p_size - 1 loop
            continue when not v_alive[i];
            for j in i + 1 .. p_size loop
                continue when not v_alive[j];
                v_link := v_strongest[(i - 1) * p_size + j];
                continue when v_link < p_join_weight;
                -- The mean contradiction of the cross pairs counts against the strongest one.
                v_link := v_link + v_against[(i - 1) * p_size + j] / (v_pairs[i] * v_pairs[j]);
                if v_link >= p_join_weight and (v_best is null or v_link > v_best) then
                    v_best := v_link;
                    v_a := i;
                    v_b := j;
                end if;
            end loop;
        end loop;
        exit when v_best is null;

        v_alive[v_b] := false;
        v_pairs[v_a] := v_pairs[v_a] + v_pairs[v_b];
        for k in 1 .. p_size loop
            if v_group[k] = v_b then
                v_group[k] := v_a;
            end if;
            if v_alive[k] and k <> v_a then
                v_strongest[(v_a - 1) * p_size + k] :=
                    case when v_strongest[(v_a - 1) * p_size + k] = '-infinity' or v_strongest[(v_b - 1) * p_size + k] = '-infinity'
                         then '-infinity'
                         else greatest(v_strongest[(v_a - 1) * p_size + k], v_strongest[(v_b - 1) * p_size + k]) end;
                v_strongest[(k - 1) * p_size + v_a] := v_strongest[(v_a - 1) * p_size + k];
                v_against[(v_a - 1) * p_size + k] := v_against[(v_a - 1) * p_size + k] + v_against[(v_b - 1) * p_size + k];
                v_against[(k - 1) * p_size + v_a] := v_against[(v_a - 1) * p_size + k];
            end if;
        end loop;
    end loop;
    return v_group;
end;
$$;

comment on function matching.agglomerate(integer, double precision[], double precision[], double precision) is
$$Falls n records into clusters; returns for each the number of the first member of its cluster.

p_weights is the symmetric n-by-n matrix of match weights (log2 odds, row by row): 'infinity' for a pair that must be
together, '-infinity' for one that must not; p_contradictions, of the same form, holds the evidence against each pair (0 or
less). Two groups join when their strongest pair, less the mean contradiction of all pairs across them, reaches
p_join_weight; the strongest link goes first, and of equal links the first by position. So one thin edge cannot chain two
groups whose other members disagree, and a vetoed pair never shares a cluster. Deterministic: callers order the records by a
stable key.$$;

commit;
