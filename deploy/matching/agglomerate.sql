-- Deploy mds:matching/agglomerate to pg
-- requires: matching/schema
begin;

create or replace function matching.agglomerate(
    p_size            integer,
    p_weights         double precision[],
    p_contradictions  double precision[],
    p_join_weight     double precision,
    p_doubt           double precision
)
returns integer[]
language plpgsql
immutable parallel safe
as $$
declare
    v_strongest  double precision[] := p_weights;           -- strongest pair across two groups, log2 odds
    v_against    double precision[] := p_contradictions;    -- sum of contradictions across two groups
    v_own        double precision[] := p_contradictions;    -- that of the strongest pair, which its weight counts already
    v_members    integer[] := array_fill(1, array[p_size]);
    v_alive      boolean[] := array_fill(true, array[p_size]);
    v_link       double precision[] := array_fill(null::double precision, array[p_size]);      -- the best link of each group to a later one
    v_with       integer[] := array_fill(null::integer, array[p_size]);                        -- and to which
    v_stale      boolean[] := array_fill(true, array[p_size]);
    v_group      integer[] := '{}';
    v_best       double precision;
    v_is_said    boolean;       -- by a person, that the two are one: such links come before all others
    v_this       double precision;
    v_a          integer;
    v_b          integer;
    v_ak         integer;
    v_bk         integer;
begin
    for i in 1 .. p_size loop
        v_group := v_group || i;
    end loop;

    loop
        v_best := null;
        for i in 1 .. p_size - 1 loop
            continue when not v_alive[i];
            if v_stale[i] then
                v_stale[i] := false;
                v_link[i]  := null;
                for j in i + 1 .. p_size loop
                    continue when not v_alive[j] or v_strongest[(i - 1) * p_size + j] < p_join_weight;
                    -- What contradicts it across the two counts against the strongest pair, a share for each member of the larger.
                    v_this := v_strongest[(i - 1) * p_size + j]
                              + (v_against[(i - 1) * p_size + j] - (1 - p_doubt) * v_own[(i - 1) * p_size + j]) / greatest(v_members[i], v_members[j]);
                    if v_this >= p_join_weight and (v_link[i] is null or v_this > v_link[i]) then
                        v_link[i] := v_this;
                        v_with[i] := j;
                    end if;
                end loop;
            end if;
            if v_link[i] is not null and (v_best is null or v_link[i] > v_best) then
                v_best := v_link[i];
                v_a := i;
                v_b := v_with[i];
            end if;
        end loop;
        exit when v_best is null;

        v_alive[v_b]   := false;
        v_is_said      := v_best = 'infinity';
        v_members[v_a] := case when v_is_said then 1 else v_members[v_a] + v_members[v_b] end;
        v_stale[v_a]   := true;
        for k in 1 .. p_size loop
            if v_group[k] = v_b then
                v_group[k] := v_a;
            end if;
            continue when not v_alive[k] or k = v_a;
            v_ak := (v_a - 1) * p_size + k;
            v_bk := (v_b - 1) * p_size + k;
            v_own[v_ak] := case when v_strongest[v_ak] > v_strongest[v_bk] then v_own[v_ak]
                                when v_strongest[v_ak] < v_strongest[v_bk] then v_own[v_bk]
                                else greatest(v_own[v_ak], v_own[v_bk]) end;
            v_strongest[v_ak] := case when v_strongest[v_ak] = '-infinity' or v_strongest[v_bk] = '-infinity' then '-infinity'
                                      else greatest(v_strongest[v_ak], v_strongest[v_bk]) end;
            v_against[v_ak] := case when v_is_said then greatest(v_against[v_ak], v_against[v_bk]) else v_against[v_ak] + v_against[v_bk] end;
            v_strongest[(k - 1) * p_size + v_a] := v_strongest[v_ak];
            v_against[(k - 1) * p_size + v_a]   := v_against[v_ak];
            v_own[(k - 1) * p_size + v_a]       := v_own[v_ak];
            -- What an earlier group knows of the two is out of date; what it knows of others is not.
            if v_with[k] in (v_a, v_b) then
                v_stale[k] := true;
            elsif k < v_a and not v_stale[k] and v_strongest[v_ak] >= p_join_weight then
                v_this := v_strongest[v_ak] + (v_against[v_ak] - (1 - p_doubt) * v_own[v_ak]) / greatest(v_members[k], v_members[v_a]);
                if v_this >= p_join_weight and (v_link[k] is null or v_this > v_link[k] or v_this = v_link[k] and v_a < v_with[k]) then
                    v_link[k] := v_this;
                    v_with[k] := v_a;
                end if;
            end if;
        end loop;
    end loop;
    return v_group;
end;
$$;

comment on function matching.agglomerate(integer, double precision[], double precision[], double precision, double precision) is
$$Falls n records into clusters; returns for each the number of the first member of its cluster.

p_weights is the symmetric n-by-n matrix of match weights (log2 odds, row by row): 'infinity' for a pair that must be
together, '-infinity' for one that must not; p_contradictions, of the same form, holds the evidence against each pair (0 or
less). Two groups join when their strongest pair, less the contradictions of all pairs across them by the
size of the larger group, reaches p_join_weight: what each of its members has against the whole of the other, in the mean; the strongest link goes first, and of equal links the first by position.
What contradicts the strongest pair itself is in its weight already; p_doubt is how much of it counts once more, 0 to 1 (matching.household_doubt). Records of which a
person says that they are one count as one, which only what contradicts all of them contradicts. So one thin edge cannot chain two
groups whose other members disagree, and a vetoed pair never shares a cluster. Deterministic: callers order the records by a
stable key.$$;

commit;
