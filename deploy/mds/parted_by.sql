-- Deploy mds:mds/parted_by to pg
-- requires: mds/bridge_between
-- requires: mds/source_systems
-- requires: matching/opposition
-- requires: matching/household_doubt
-- requires: matching/component_of
-- requires: matching/cluster
begin;

create or replace function mds.parted_by(p_as bigint[], p_bs bigint[])
returns text[]
language plpgsql
stable strict parallel restricted
set plan_cache_mode = force_generic_plan
as $$
declare
    c_dense_limit constant integer := 150;      -- as in matching.cluster
    v_model      matching.models  := matching.active_model();
    v_doubt      double precision := matching.household_doubt(v_model);
    v_bridge     matching.bridge;
    v_strongest  double precision;
    v_own        double precision[];            -- what contradicts the strongest pair
    v_component  bigint[] := '{}';              -- of the pair before, which often is that of the next
    v_ids        bigint[];
    v_clusters   bigint[];
    v_reasons    text[] := '{}';
begin
    for i in 1 .. cardinality(p_as) loop
        v_bridge    := mds.bridge_between(p_as[i], p_bs[i]);
        v_strongest := greatest(v_bridge.weight, v_bridge.strongest);
        v_own       := case when v_bridge.weight < v_bridge.strongest then v_bridge.own else v_bridge.against end;
        v_reasons   := v_reasons || case
            when v_bridge.vetoes <> '{}' then 'veto'
            when v_bridge.is_ruled or v_strongest + matching.opposition(v_bridge, v_bridge.weight, v_bridge.against, v_doubt) >= v_model.join_weight then null
            when v_strongest + matching.opposition(null, v_strongest, v_own, v_doubt) < v_model.join_weight then 'household_doubt'
            else 'weak_bridge' end;
        continue when v_reasons[i] is not null;

        -- The link is enough.
        if p_as[i] <> all (v_component) then
            v_component := array(select matching.component_of(array[p_as[i]]));
            v_ids := null;
        end if;
        if cardinality(v_component) <= c_dense_limit and v_ids is null then
            select array_agg(c.source_identity_id), array_agg(c.cluster) into v_ids, v_clusters
              from matching.cluster(v_component, array(select s.name from mds.source_systems s where s.is_deduplicated)) c;
        end if;
        v_reasons[i] := case
            when cardinality(v_component) > c_dense_limit then 'too_large'
            when v_clusters[array_position(v_ids, p_as[i])] <> v_clusters[array_position(v_ids, p_bs[i])] then 'either'
            else 'not_recomputed' end;
    end loop;
    return v_reasons;
end;
$$;

comment on function mds.parted_by(bigint[], bigint[]) is
$$Why pairs of identities are of two users although their weight, or a rule, is enough to join them; index-aligned, null for null. The words of mds.why_not and
of mds.potential_duplicates:

veto: two records of the two users must not be together, for a rule, a person or a system that holds each person once. household_doubt: the strongest pair of the two users would not
join even alone, because what contradicts it counts once more (matching.household_doubt). weak_bridge: it would, but the other records of the two contradict it. too_large: of a giant
component the weakest links are given up. either: one of the two could as well be somebody else's, who is not the other (matching.agglomerate).
not_recomputed: they would join now, what is stored was decided by earlier rules.

For pairs whose own verdict does not part them; of other pairs it says what would part them if it did not.$$;

commit;
