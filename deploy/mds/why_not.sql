-- Deploy mds:mds/why_not to pg
-- requires: mds/check_pair
-- requires: mds/score_of
-- requires: mds/source_systems
-- requires: matching/holding_rule
-- requires: matching/keys_in_full
-- requires: matching/component_of
-- requires: matching/household_doubt
-- requires: matching/counter_weight
-- requires: matching/shown_value
-- requires: matching/with_rarities
-- requires: matching/edges
-- requires: matching/cluster
begin;

create or replace function mds.why_not(p_a bigint, p_b bigint)
returns jsonb
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_dense_limit constant integer := 150;      -- as in matching.cluster
    c_made_of     constant text[]  := array['name_order', 'email_name'];     -- comparisons of what others compare
    v_model     matching.models := matching.active_model();
    v_l         matching.features;
    v_r         matching.features;
    v_a         mds.source_identities;
    v_b         mds.source_identities;
    v_edge      matching.edges;
    v_rule      matching.definite_rules;
    v_levels    smallint[];
    v_weight    double precision;
    v_is_same   boolean;        -- a system that holds each person once holds both
    v_keys      jsonb;
    v_changes   jsonb;
    v_cluster   jsonb;
    v_size      bigint;
    -- Of the other pairs of the two groups:
    v_strongest double precision;
    v_by_rule   boolean := false;
    v_vetoes    jsonb;
    v_total     double precision[];     -- what contradicts, by comparison: all of it,
    v_own       double precision[];     -- that of the strongest,
    v_of_a      integer[];              -- how many others of a say something,
    v_of_b      integer[];
    v_a_tells   boolean[];              -- and whether p_a does to another one of b
    v_b_tells   boolean[];
    v_reason    text;
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
    v_levels  := matching.levels(v_l, v_r);
    v_weight  := matching.weight(v_l, v_r);
    v_is_same := v_a.source_system = v_b.source_system
                 and (select s.is_deduplicated from mds.source_systems s where s.name = v_a.source_system);

    -- Rule by rule: what they share, and where they miss each other.
    select jsonb_build_object(
               'shared',    coalesce(jsonb_agg(k.rule order by k.n) filter (where k.shared > 0), '[]'),
               'missed',    coalesce(jsonb_agg(jsonb_build_object('rule', k.rule, 'because',
                                case when k.of_a = 0 and k.of_b = 0 then 'neither has a key' when k.of_a = 0 then 'the first has no key'
                                     when k.of_b = 0 then 'the second has no key' when k.dead > 0 then 'the key they share finds nobody'
                                     else 'their keys differ' end) order by k.n) filter (where k.shared = 0), '[]'),
               'capped',    coalesce(jsonb_agg(k.rule order by k.n) filter (where k.capped > 0), '[]'),
               'stopped',   coalesce(jsonb_agg(k.rule order by k.n) filter (where k.stopped > 0), '[]'))
      into v_keys
      from (select b.name as rule, b.ordinal as n, count(a.key) as of_a, count(o.key) as of_b,
                   count(*) filter (where a.key = o.key and not a.is_stopped and not a.is_capped) as shared,
                   count(*) filter (where a.key = o.key and (a.is_stopped or a.is_capped)) as dead,
                   count(*) filter (where a.key = o.key and a.is_capped) as capped,
                   count(*) filter (where a.key = o.key and a.is_stopped) as stopped
              from matching.blocking_rules b
              left join (matching.keys_in_full(v_l) a full join matching.keys_in_full(v_r) o on o.key = a.key and o.rule = a.rule)
                on b.name = coalesce(a.rule, o.rule)
             where b.model_id = v_model.id
             group by b.name, b.ordinal) k;

    -- The two groups that the pair would bring together, but for the pair itself; comparison by comparison, as in matching.agglomerate.
    if v_a.canonical_user_id is distinct from v_b.canonical_user_id then
        select count(*) into v_size from matching.component_of(array[p_a]);
        with pair as (
            select a.id as a_id, b.id as b_id, least(a.id, b.id) as left_id, greatest(a.id, b.id) as right_id,
                   a.source_system = b.source_system as is_same, a.source_system
              from (select i.id, i.source_system from mds.source_identities i where i.canonical_user_id = v_a.canonical_user_id order by i.id limit c_dense_limit) a,
                   (select i.id, i.source_system from mds.source_identities i where i.canonical_user_id = v_b.canonical_user_id order by i.id limit c_dense_limit) b
        ),
        judged as (
            select p.a_id, p.b_id, p.left_id, p.right_id, coalesce(e.weight, matching.weight(l, r)) as weight,
                   matching.counter_evidence(matching.levels(l, r), matching.weight(l, r)) as against,
                   case when e.is_manual then e.verdict
                        when p.is_same and exists (select from mds.source_systems s where s.name = p.source_system and s.is_deduplicated) then -1
                        else coalesce(e.verdict, matching.definite_verdict(l, r)) end as verdict
              from pair p
              join matching.features l on l.source_identity_id = p.left_id
              join matching.features r on r.source_identity_id = p.right_id
              left join matching.edges e on e.left_id = p.left_id and e.right_id = p.right_id
        ),
        other as (
            select j.*, max(j.weight) over () as strongest from judged j where j.a_id <> p_a or j.b_id <> p_b
        ),
        against as (
            select t.n, coalesce(sum(t.against), 0) as total, coalesce(max(t.against) filter (where o.weight = o.strongest), 0) as own,
                   coalesce(array_agg(distinct o.a_id) filter (where t.against is not null), '{}') as telling_a,
                   coalesce(array_agg(distinct o.b_id) filter (where t.against is not null), '{}') as telling_b
              from other o, unnest(o.against) with ordinality as t (against, n)
             group by t.n
        )
        select (select max(o.weight) from other o),
               (select array_agg(g.total order by g.n) from against g), (select array_agg(g.own order by g.n) from against g),
               (select array_agg(cardinality(array_remove(g.telling_a, p_a)) order by g.n) from against g),
               (select array_agg(cardinality(array_remove(g.telling_b, p_b)) order by g.n) from against g),
               (select array_agg(p_a = any (g.telling_a) order by g.n) from against g), (select array_agg(p_b = any (g.telling_b) order by g.n) from against g),
               coalesce(bool_or(j.verdict = 1), false),
               coalesce(jsonb_agg(jsonb_build_array(j.left_id, j.right_id) order by j.left_id, j.right_id) filter (where j.verdict = -1), '[]')
          into v_strongest, v_total, v_own, v_of_a, v_of_b, v_a_tells, v_b_tells, v_by_rule, v_vetoes
          from judged j;
    end if;

    -- What would change the verdict: of each comparison the nearest level that does, alone; the smallest step first. Nothing
    -- does where a rule, a person or another pair stands above the weight, and one that does not judge what both say will not for a change of it alone.
    with level as (
        select c.ordinal, c.name, l.level, l.label
          from matching.comparisons c
          join matching.comparison_levels l on l.model_id = c.model_id and l.comparison_name = c.name
         where c.model_id = v_model.id
    ),
    change as (
        select t.name, coalesce(h.label, 'one of them says nothing') as from_label, t.label as to_label,
               v_levels[: t.ordinal - 1] || t.level || v_levels[t.ordinal + 1 :] as levels
          from level t
          left join level h on h.ordinal = t.ordinal and h.level = v_levels[t.ordinal]
         where t.level <> v_levels[t.ordinal]
           and not (v_is_same or coalesce(v_edge.is_manual, false) or coalesce(v_rule.verdict, 0) <> 0 or v_by_rule or coalesce(v_vetoes, '[]') <> '[]')
           and (v_levels[t.ordinal] >= 0
                or t.name <> all (c_made_of)
                   and (matching.shown_value(t.name, v_l, true) is null or matching.shown_value(t.name, v_r, true) is null))
           and (t.name not in ('given_name', 'family_name')     -- crosswise, another name is less for both
                or (v_l.given = v_r.family_core or v_r.given = v_l.family_core) is not true)
    ),
    weighed as (        -- the first is what is
        select null as name, null as from_label, null as to_label, v_levels as levels, coalesce(v_edge.weight, v_weight) as weight
        union all
        select c.name, c.from_label, c.to_label, c.levels,
               matching.weight(c.levels, least(v_l.given_rarity, v_r.given_rarity), least(v_l.family_rarity, v_r.family_rarity), least(v_l.city_rarity, v_r.city_rarity))
          from change c
    ),
    linked as (
        select w.*, greatest(w.weight, v_strongest) as strongest, x.against, greatest(w.weight, v_strongest) + x.against as link
          from weighed w,
               lateral (select coalesce(sum(matching.counter_weight(c.mean, c.own, matching.household_doubt(v_model))), 0) as against
                          from (select (coalesce(v_total[t.n], 0) + coalesce(t.against, 0))
                                       / greatest(1, coalesce(v_of_a[t.n], 0) + (t.against is not null or coalesce(v_a_tells[t.n], false))::integer,
                                                     coalesce(v_of_b[t.n], 0) + (t.against is not null or coalesce(v_b_tells[t.n], false))::integer) as mean,
                                       case when w.weight > v_strongest or v_strongest is null then coalesce(t.against, 0)
                                            when w.weight < v_strongest then v_own[t.n]
                                            else greatest(coalesce(t.against, 0), v_own[t.n]) end as own
                                  from unnest(matching.counter_evidence(w.levels, w.weight)) with ordinality as t (against, n)) c) x
    ),
    is_now as (
        select n.*, n.link >= v_model.join_weight as is_joined from linked n where n.name is null
    ),
    nearest as (
        select distinct on (l.name) l.*, abs(l.weight - v_weight) as step
          from linked l, is_now n
         where l.name is not null and (l.link >= v_model.join_weight) <> n.is_joined
         order by l.name, step
    )
    select case when v_vetoes is not null
                then jsonb_build_object(
                         'records_of_a', (select count(*) from mds.source_identities i where i.canonical_user_id = v_a.canonical_user_id),
                         'records_of_b', (select count(*) from mds.source_identities i where i.canonical_user_id = v_b.canonical_user_id),
                         'component_size', v_size,
                         'strongest_weight', n.strongest,
                         'mean_contradiction', n.against,
                         'link_weight', n.link,
                         'joins_by_rule', v_by_rule,
                         'vetoes', v_vetoes) end,
           coalesce((select jsonb_agg(jsonb_build_object('comparison', c.name, 'from', c.from_label, 'to', c.to_label, 'weight', c.weight, 'link_weight', c.link)
                                      order by c.step, c.name)
                       from nearest c), '[]')
      into v_cluster, v_changes
      from is_now n;

    v_reason := case
        when v_a.canonical_user_id = v_b.canonical_user_id then 'one_user'
        when v_edge.is_manual and v_edge.verdict = -1 then 'override'
        when v_is_same and not coalesce(v_edge.is_manual, false) then 'deduplicated_source'
        when v_rule.verdict = -1 and not coalesce(v_edge.is_manual, false) then 'definite_rule'
        when v_edge.left_id is null and v_keys -> 'shared' = '[]' then 'not_compared'
        when coalesce(v_edge.verdict, v_rule.verdict, 0) <> 1 and v_weight < v_model.review_weight then 'below_review'
        when coalesce(v_edge.verdict, v_rule.verdict, 0) <> 1 and v_weight < v_model.join_weight then 'review'
        when v_cluster -> 'vetoes' <> '[]' then 'veto'
        when not (v_cluster ->> 'joins_by_rule')::boolean and (v_cluster ->> 'link_weight')::float8 < v_model.join_weight then 'weak_bridge'
        when v_size > c_dense_limit then 'too_large'
        when 2 = (select count(distinct c.cluster)
                    from matching.cluster(array(select matching.component_of(array[p_a])),
                                          array(select s.name from mds.source_systems s where s.is_deduplicated)) c
                   where c.source_identity_id in (p_a, p_b)) then 'either'
        else 'not_recomputed' end;
    if v_reason = 'either' then
        v_changes := '[]';      -- the link is enough as it is
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
            when 'review'              then 'The evidence is enough for a review, not to join.'
            when 'veto'                then 'Two other records of the two users must not be together.'
            when 'weak_bridge'         then case when (v_cluster ->> 'records_of_a')::integer + (v_cluster ->> 'records_of_b')::integer > 2
                                                 then 'The two records would join, but the other records of the two users contradict it.'
                                                 else 'The weight is enough, but what contradicts the two counts once more: people of one household are alike in bundles.' end
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

reason: one_user, override, deduplicated_source, definite_rule, not_compared, below_review, review, veto, weak_bridge, too_large, either (one
of them could as well be a third user's, matching.agglomerate) or not_recomputed, with an explanation in a sentence; match_weight, the thresholds and distance_to_join (log2; negative: enough);
keys: blocking rules by which they find each other (shared), those by which they do not and why (missed), and keys they share
that find nobody (capped, stopped); cluster: of the two users, the strongest pair, what each record of the larger has against the
whole of the other in the mean (mean_contradiction), what is left of it (link_weight), and pairs that must not be together; changes:
single comparisons that at another level would decide otherwise of the two users (of the pair, when they are one), with the weight of the pair and of
the link then; of each the nearest level, the smallest step first; none where a rule, a person, a deduplicated source, another pair or a tie decides.

Under the active model, as of now; holds no values, so nothing is masked. Raises MDNRC as mds.why_records.$$;

grant execute on function mds.why_not(bigint, bigint) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
