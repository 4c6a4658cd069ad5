-- Deploy mds:matching/agglomerate to pg
-- requires: matching/counter_weight
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
    -- Of two groups, at (smaller - 1) * p_size + larger.
    v_strongest  double precision[] := p_weights;           -- their strongest pair, log2 odds
    v_against    double precision[] := p_contradictions;    -- sum of what contradicts, by comparison; null as long as nothing is said
    v_own        double precision[] := p_contradictions;    -- that of the strongest pair, which its weight counts already; right where the two are linked
    v_counter    double precision[] := array_fill(0::double precision, array[p_size * p_size]);    -- what all that takes off a link; as v_own
    v_telling    integer[] := array_fill(0, array[p_size, array_length(p_contradictions, 2)]);    -- members that say something, by comparison
    v_contested  integer[] := '{}';                         -- comparisons in which anything contradicts
    v_is_contested boolean;                                 -- some groups may exclude each other: by that, or by a veto
    v_mean       double precision;
    v_alive      boolean[] := array_fill(true, array[p_size]);
    v_link       double precision[] := array_fill(null::double precision, array[p_size]);      -- the best link of each group to a later one
    v_with       integer[] := array_fill(null::integer, array[p_size]);                        -- and to which
    v_stale      boolean[] := array_fill(true, array[p_size]);
    v_group      integer[] := '{}';
    v_best       double precision;
    v_is_open    boolean;       -- one of the two could as well belong to a third group, which the other does not
    v_is_said    boolean;       -- by a person, that the two are one: such links come before all others
    v_this       double precision;
    v_a          integer;
    v_b          integer;
    v_ak         integer;
    v_bk         integer;
    v_c          integer;
    v_ck         integer;
begin
    for i in 1 .. p_size loop
        v_group := v_group || i;
        for j in i + 1 .. p_size loop
            v_ak := (i - 1) * p_size + j;
            for c in 1 .. array_length(p_contradictions, 2) loop
                v_this := p_contradictions[v_ak][c];
                continue when v_this is null;
                v_telling[i][c] := 1;
                v_telling[j][c] := 1;
                continue when v_this = 0;
                v_counter[v_ak] := v_counter[v_ak] + matching.counter_weight(v_this, v_this, p_doubt);
                if c <> all (v_contested) then
                    v_contested := v_contested || c;
                end if;
            end loop;
        end loop;
    end loop;
    v_is_contested := v_contested <> '{}' or '-infinity' = any (p_weights);

    loop
        v_best := null;
        for i in 1 .. p_size - 1 loop
            continue when not v_alive[i];
            if v_stale[i] then
                v_stale[i] := false;
                v_link[i]  := null;
                for j in i + 1 .. p_size loop
                    v_ak := (i - 1) * p_size + j;
                    continue when not v_alive[j] or v_strongest[v_ak] < p_join_weight;
                    v_this := v_strongest[v_ak] + v_counter[v_ak];
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

        -- Where joining the two costs one of them another link as good as this, it could be of either: both links go.
        if v_best < 'infinity' and v_is_contested then
            v_is_open := false;
            for k in 1 .. p_size loop
                continue when not v_alive[k] or k = v_a or k = v_b;
                v_ak := case when v_a < k then (v_a - 1) * p_size + k else (k - 1) * p_size + v_a end;
                v_bk := case when v_b < k then (v_b - 1) * p_size + k else (k - 1) * p_size + v_b end;
                v_ck := case when v_strongest[v_ak] > v_strongest[v_bk] then v_ak else v_bk end;
                v_this := v_strongest[v_ck] + v_counter[v_ck];
                continue when v_this < p_join_weight or v_this < v_best - 1e-9;
                if '-infinity' not in (v_strongest[v_ak], v_strongest[v_bk]) then
                    v_this := v_strongest[v_ck];
                    foreach v_c in array v_contested loop
                        v_mean := (coalesce(v_against[v_ak][v_c], 0) + coalesce(v_against[v_bk][v_c], 0))
                                  / greatest(1, v_telling[v_a][v_c] + v_telling[v_b][v_c], v_telling[k][v_c]);
                        v_this := v_this + matching.counter_weight(v_mean, coalesce(v_own[v_ck][v_c], 0), p_doubt);
                    end loop;
                    continue when v_this >= p_join_weight;
                end if;
                v_is_open := true;
                v_strongest[v_ck] := p_join_weight - 1;
                v_c := case when v_ck = v_ak then v_a else v_b end;
                if v_with[least(v_c, k)] = greatest(v_c, k) then
                    v_stale[least(v_c, k)] := true;
                end if;
            end loop;
            if v_is_open then
                v_strongest[(v_a - 1) * p_size + v_b] := p_join_weight - 1;
                v_stale[v_a] := true;
                continue;
            end if;
        end if;

        v_alive[v_b]   := false;
        v_is_said      := v_best = 'infinity';
        v_stale[v_a]   := true;
        foreach v_c in array v_contested loop
            v_telling[v_a][v_c] := case when v_is_said then greatest(v_telling[v_a][v_c], v_telling[v_b][v_c])
                                        else v_telling[v_a][v_c] + v_telling[v_b][v_c] end;
        end loop;
        for k in 1 .. p_size loop
            if v_group[k] = v_b then
                v_group[k] := v_a;
            end if;
            continue when not v_alive[k] or k = v_a;
            v_ak := case when v_a < k then (v_a - 1) * p_size + k else (k - 1) * p_size + v_a end;
            v_bk := case when v_b < k then (v_b - 1) * p_size + k else (k - 1) * p_size + v_b end;
            v_this := case when v_strongest[v_ak] = '-infinity' or v_strongest[v_bk] = '-infinity' then '-infinity'
                           else greatest(v_strongest[v_ak], v_strongest[v_bk]) end;
            v_counter[v_ak] := 0;
            foreach v_c in array v_contested loop
                v_against[v_ak][v_c] := case when v_is_said then greatest(coalesce(v_against[v_ak][v_c], 0), coalesce(v_against[v_bk][v_c], 0))
                                             else coalesce(v_against[v_ak][v_c], 0) + coalesce(v_against[v_bk][v_c], 0) end;
                continue when v_this < p_join_weight;       -- no link: nobody asks what would be taken off it
                v_own[v_ak][v_c] := coalesce(case when v_strongest[v_ak] > v_strongest[v_bk] then v_own[v_ak][v_c]
                                                  when v_strongest[v_ak] < v_strongest[v_bk] then v_own[v_bk][v_c]
                                                  else greatest(coalesce(v_own[v_ak][v_c], 0), coalesce(v_own[v_bk][v_c], 0)) end, 0);
                -- What each member of the larger group that says something has against the whole of the other.
                v_mean := v_against[v_ak][v_c] / greatest(1, v_telling[v_a][v_c], v_telling[k][v_c]);
                v_counter[v_ak] := v_counter[v_ak] + matching.counter_weight(v_mean, v_own[v_ak][v_c], p_doubt);
            end loop;
            v_strongest[v_ak] := v_this;
            -- What an earlier group knows of the two is out of date; what it knows of others is not.
            if v_with[k] in (v_a, v_b) then
                v_stale[k] := true;
            elsif k < v_a and not v_stale[k] and v_strongest[v_ak] >= p_join_weight then
                v_this := v_strongest[v_ak] + v_counter[v_ak];
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
together, '-infinity' for one that must not. p_contradictions has a row for each of its cells: what speaks against the pair, comparison
by comparison (0 or less, null where it says nothing; matching.counter_evidence).

Two groups join when the weight of their strongest pair, less what contradicts the two, reaches p_join_weight; the strongest link goes first, and
of equal links the first by position. Where that would cost one of the two another link that weighs as much, to a group that the other excludes (by what contradicts it or
a veto), it could be of either, and both links go. What contradicts them is a mean, comparison by comparison, over the records that say something: the sum across the two
groups, by the number of those records in the larger. That of the strongest pair is in its weight already and makes room for it. p_doubt, 0 to 1, is
how much counts once more (matching.household_doubt): of what contradicts a pair that stands alone all, of what only others have against each other a third. So one thin edge cannot chain two
groups whose other members disagree, a record that does not say which of two people it is does not join them, and a vetoed pair never shares a cluster. Records
of which a person says that they are one count as one, which only what contradicts all of them contradicts. Deterministic: callers order the
records by a stable key.$$;

commit;
