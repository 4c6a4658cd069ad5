-- Deploy mds:matching/rescore_holders to pg
-- requires: matching/cap_keys
-- requires: matching/lift_caps
-- requires: matching/edges_of
-- requires: matching/replace_edges
begin;

create or replace function matching.rescore_holders(p_capped bigint[], p_lifted bigint[], p_scored_ids bigint[] default '{}')
returns bigint[]
language plpgsql
volatile parallel unsafe
set plan_cache_mode = force_custom_plan     -- plans that know how many pairs there are: from a few to 20,000 of one key
as $$
declare
    v_pairs    matching.candidate_pair[];
    v_edges    matching.edges[];
    v_holders  bigint[];
    v_touched  bigint[];
begin
    -- Who shares a value that is evidence no more, or again. Where more did than a cap allows, all keys are counted anew, as
    -- mds.recompute does, and everybody is scored and decided by it.
    v_holders := array(
        select distinct unnest(h.ids)
          from (select k.rule, array_agg(k.source_identity_id) as ids
                  from matching.identity_keys k
                  join matching.blocking_rules b on b.model_id = matching.active_model_id() and b.ordinal = k.rule
                 where k.key = any (p_capped || p_lifted) and k.source_identity_id <> all (p_scored_ids)
                   and b.name in (select c.cap_rule from matching.comparisons c where c.model_id = b.model_id)
                 group by k.key, k.rule) h
         where cardinality(h.ids) <= matching.cap_of(h.rule));

    -- Of a key that is too common now, the edges that it is a reason for; of one that is not any more, all its pairs; and pairs that
    -- another key finds, where what they share is evidence.
    v_pairs := array(
        with held as materialized (         -- by their edges: all pairs of the holders would be what the cap saves
            select l.key, e.left_id, e.right_id
              from matching.identity_keys l,
                   lateral (select e.left_id, e.right_id from matching.edges e
                             where e.left_id = l.source_identity_id and e.found_by & (1 << l.rule) <> 0
                            offset 0) e         -- of each holder, never of all
             where l.key = any (p_capped)
        ),
        finding as materialized (
            select k.key, k.source_identity_id as id
              from matching.identity_keys k
             where k.source_identity_id = any (v_holders)
               and not exists (select from matching.capped_keys c where c.key = k.key)
        )
        select row(p.left_id, p.right_id, null)::matching.candidate_pair
          from (select h.left_id, h.right_id
                  from held h
                  join matching.identity_keys r on r.key = h.key and r.source_identity_id = h.right_id
                union
                select l.source_identity_id, r.source_identity_id
                  from matching.identity_keys l
                  join matching.identity_keys r on r.key = l.key and r.source_identity_id > l.source_identity_id
                 where l.key = any (p_lifted)
                union
                select l.id, r.id
                  from finding l
                  join finding r on r.key = l.key and r.id > l.id) p);
    if v_pairs = '{}' and v_holders = '{}' then
        return '{}';
    end if;

    -- Another session may be taking away the other key that a pair shares. Who comes to the edge second sees what the first has done.
    perform
       from matching.edges e
       join unnest(v_pairs) p (left_id, right_id) on p.left_id = e.left_id and p.right_id = e.right_id
      order by e.left_id, e.right_id
        for update of e;
    v_edges := matching.edges_of(array(
        with holding as materialized (
            select k.source_identity_id as id, k.key, k.rule
              from matching.identity_keys k
             where k.source_identity_id = any (array(select p.left_id from unnest(v_pairs) p union select p.right_id from unnest(v_pairs) p))
               and not exists (select from matching.capped_keys c where c.key = k.key)
        )
        select row(p.left_id, p.right_id, bit_or(1 << l.rule))::matching.candidate_pair
          from unnest(v_pairs) p
          join holding l on l.id = p.left_id
          join holding r on r.id = p.right_id and r.key = l.key
         group by p.left_id, p.right_id));
    v_touched := array(select unnest(array[s.left_id, s.right_id]) from unnest(v_edges) s
                        where not exists (select from matching.edges e where e.left_id = s.left_id and e.right_id = s.right_id));
    v_touched := v_touched || matching.replace_edges(
        array(select e from matching.edges e join unnest(v_pairs) p (left_id, right_id) on p.left_id = e.left_id and p.right_id = e.right_id),
        v_edges);
    return v_touched || array(          -- the others share no cluster, and nobody has said no of them
        select x.id
          from (select e.left_id, e.weight, e.verdict from matching.edges e where e.left_id = any (v_holders)
                union all
                select e.right_id, e.weight, e.verdict from matching.edges e where e.right_id = any (v_holders)) as x (id, weight, verdict)
         where x.verdict <> 0 or x.weight >= matching.join_weight());
end;
$$;

comment on function matching.rescore_holders(bigint[], bigint[], bigint[]) is
$$Makes the edges of others what they would be had a key always been too common (p_capped), or never (p_lifted): so what a
cap cuts off does not depend on who came first. Returns the identities whose edges changed, and of those that share a value which for that is evidence no
more, or again (comparisons.cap_rule), the ones in a cluster, where pairs without an edge count as well, and the ones of whom somebody has said no.

Works on pairs that share such a key only, and goes by the edges a capped key has found, not by all pairs of its holders. p_scored_ids: those that the
caller scores next. The caller holds the locks of these keys (matching.lock_keys), so that no session can be changing one of their holders.$$;

commit;
