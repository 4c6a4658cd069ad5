-- Deploy mds:mds/why_not to pg
-- requires: mds/check_pair
-- requires: mds/score_of
-- requires: mds/bridge_between
-- requires: mds/parted_by
-- requires: matching/holding_rule
-- requires: matching/compare_keys
-- requires: matching/changes_of
-- requires: matching/with_rarities
-- requires: matching/component_of
-- requires: matching/edges
begin;

create or replace function mds.why_not(p_a bigint, p_b bigint)
returns jsonb
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_model     matching.models  := matching.active_model();
    v_doubt     double precision := matching.household_doubt(v_model);
    v_l         matching.features;
    v_r         matching.features;
    v_a         mds.source_identities;
    v_b         mds.source_identities;
    v_edge      matching.edges;
    v_rule      matching.definite_rules;
    v_weight    double precision;
    v_is_same   boolean;        -- a system that holds each person once holds both
    v_keys      jsonb;
    v_bridge    matching.bridge;
    v_against   double precision;
    v_link      double precision;
    v_component bigint[];
    v_is_linked boolean;        -- by others than the two themselves
    v_reason    text;
    v_changes   jsonb := '[]';
    v_cluster   jsonb;
begin
    perform mds.check_pair(p_a, p_b);
    select * into v_l from matching.features f where f.source_identity_id = least(p_a, p_b);
    select * into v_r from matching.features f where f.source_identity_id = greatest(p_a, p_b);
    v_l := matching.with_rarities(v_l);         -- what is stored may be those of the model before
    v_r := matching.with_rarities(v_r);
    select * into v_a from mds.source_identities i where i.id = p_a;
    select * into v_b from mds.source_identities i where i.id = p_b;
    select * into v_edge from matching.edges e where e.left_id = least(p_a, p_b) and e.right_id = greatest(p_a, p_b);
    v_rule    := matching.holding_rule(v_l, v_r);
    v_weight  := matching.weight(v_l, v_r);
    v_is_same := v_a.source_system = v_b.source_system
                 and (select s.is_deduplicated from mds.source_systems s where s.name = v_a.source_system);

    v_keys    := case when p_a < p_b then matching.compare_keys(v_l, v_r) else matching.compare_keys(v_r, v_l) end;
    v_bridge  := mds.bridge_between(p_a, p_b);
    v_against := matching.opposition(v_bridge, v_bridge.weight, v_bridge.against, v_doubt);
    v_link    := greatest(v_bridge.weight, v_bridge.strongest) + v_against;
    v_component := array(select matching.component_of(array[p_a]));
    v_is_linked := p_b = any (v_component) and (v_edge.verdict = 1 or v_edge.verdict = 0 and v_edge.weight >= v_model.join_weight) is not true;
    if v_a.canonical_user_id <> v_b.canonical_user_id then
        v_cluster := jsonb_build_object(
            'records_of_a', (select count(*) from mds.source_identities i where i.canonical_user_id = v_a.canonical_user_id),
            'records_of_b', (select count(*) from mds.source_identities i where i.canonical_user_id = v_b.canonical_user_id),
            'component_size', cardinality(v_component),
            'strongest_weight', greatest(v_bridge.weight, v_bridge.strongest),
            'mean_contradiction', v_against,
            'link_weight', v_link,
            'joins_by_rule', v_bridge.is_ruled,
            'vetoes', coalesce((select jsonb_agg(jsonb_build_array(v_bridge.vetoes[n], v_bridge.vetoes[n + 1]) order by n)
                                  from generate_series(1, cardinality(v_bridge.vetoes), 2) n), '[]'));
    end if;

    v_reason := case
        when v_a.canonical_user_id = v_b.canonical_user_id then 'one_user'
        when v_edge.is_manual and v_edge.verdict = -1 then 'override'
        when v_is_same and not coalesce(v_edge.is_manual, false) then 'deduplicated_source'
        when v_rule.verdict = -1 and not coalesce(v_edge.is_manual, false) then 'definite_rule'
        when v_edge.left_id is null and v_keys -> 'shared' = '[]' then 'not_compared'
        when coalesce(v_edge.verdict, v_rule.verdict, 0) <> 1 and v_weight < v_model.review_weight then 'below_review'
        when coalesce(v_edge.verdict, v_rule.verdict, 0) <> 1 and v_weight < v_model.join_weight then 'review_weight'
        else (mds.parted_by(array[p_a], array[p_b]))[1] end;
    -- Where a rule, a person or another pair stands above the weight, no comparison changes anything; nor where the link is enough as it is and they are two users.
    if not (v_reason not in ('one_user', 'not_recomputed')
            and least(v_link, case when v_is_linked then greatest(v_bridge.weight, v_bridge.strongest) else v_bridge.weight end) >= v_model.join_weight
            or v_is_same or v_edge.is_manual is true or v_rule.verdict is not null or v_bridge.is_ruled or v_bridge.vetoes <> '{}') then
        select coalesce(jsonb_agg(jsonb_build_object('comparison', c.comparison, 'from', c.from_label, 'to', c.to_label, 'weight', c.weight, 'link_weight', c.link_weight)), '[]')
          into v_changes
          from matching.changes_of(v_l, v_r, v_bridge, v_is_linked) c;
    end if;

    return jsonb_build_object(
        'reason', v_reason,
        'explanation', case v_reason
            when 'one_user'            then 'They are one user.'
            when 'override'            then 'A person has said that they are two people.'
            when 'deduplicated_source' then format('%s holds each person once.', v_a.source_system)
            when 'definite_rule'       then v_rule.description
            when 'not_compared'        then 'They share no blocking key that finds anybody, so nobody compared them.'
            when 'below_review'        then 'The evidence is too weak even for a review.'
            when 'review_weight'       then 'The evidence is enough for a review, not to join.'
            when 'veto'                then 'Two other records of the two users must not be together.'
            when 'household_doubt'     then 'The weight is enough, but what contradicts the two counts once more: people of one household are alike in bundles.'
            when 'weak_bridge'         then 'The two records would join, but the other records of the two users contradict it.'
            when 'either'              then 'One of them could as well be somebody else''s, who is not the other: both links weigh the same, so a person decides.'
            when 'too_large'           then 'Too many records are connected; of such a giant the weakest links are given up.'
            else 'They would join now: what is stored was decided by earlier rules. mds.recompute decides anew.' end,
        'model', v_model.name,
        'match_weight', v_weight,
        'match_score', mds.score_of(v_weight),
        'join_weight', v_model.join_weight,
        'review_weight', v_model.review_weight,
        'distance_to_join', v_model.join_weight - v_weight,
        'definite_rule', case when v_rule.name is not null then jsonb_build_object('name', v_rule.name, 'verdict', v_rule.verdict) end,
        'override', case when v_edge.is_manual then v_edge.verdict end,
        'keys', v_keys,
        'cluster', v_cluster,
        'changes', v_changes);
end;
$$;

comment on function mds.why_not(bigint, bigint) is
$$Why two records are not one user, or what would part them if they are. JSON:

reason: one_user, override, deduplicated_source, definite_rule, not_compared, below_review, review_weight, or one of those of mds.parted_by: veto,
household_doubt, weak_bridge, too_large, either, not_recomputed; with an explanation in a sentence; match_weight, the thresholds and distance_to_join (log2; negative: enough);
keys: blocking rules by which they find each other (shared), those by which they do not and why (missed), and keys they share
that find nobody (capped, stopped); cluster: of the two users, the strongest pair, what each record of the larger has against the
whole of the other in the mean (mean_contradiction), what is left of it (link_weight), and pairs that must not be together; changes:
single comparisons that at another level would decide otherwise of the two users (of the pair, when they are one), with the weight of the pair and of
the link then; of each the nearest level, the smallest step first; none where a rule, a person, a deduplicated source, another pair or a tie decides, or where the link is enough
and a key is all that is missing. Whom nobody compared they join if a key finds them then.

Under the active model, as of now; holds no values, so nothing is masked. Raises MDNRC as mds.why_records.$$;

grant execute on function mds.why_not(bigint, bigint) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
