-- Deploy mds:mds/record_memberships to pg
-- requires: mds/source_identities
-- requires: mds/score_of
-- requires: matching/edges
begin;

create or replace function mds.record_memberships(p_identity_ids bigint[], p_user_ids uuid[], p_are_minted boolean[])
returns void
language plpgsql
volatile parallel unsafe
as $$
declare
    v_is_bulk  boolean := current_setting('plan_cache_mode') = 'force_custom_plan';
    v_new      record;     -- of those whose membership or whose reason for it is another, index-aligned
begin
    -- The best edge of each identity to another of its user is why it is there, whoever came first.
    with member as (
        select m.id, m.user_id, m.is_minted from unnest(p_identity_ids, p_user_ids, p_are_minted) as m (id, user_id, is_minted)
    ),
    reason as (
        select distinct on (m.id) m.id, e.weight,
               case when e.is_manual then 'manual' when e.verdict = 1 then 'deterministic' else 'probabilistic' end as method
          from member m,
               lateral (select e.right_id as other_id, e.weight, e.verdict, e.is_manual from matching.edges e where e.left_id = m.id
                        union all
                        select e.left_id, e.weight, e.verdict, e.is_manual from matching.edges e where e.right_id = m.id) e
          join member o on o.id = e.other_id
         where o.user_id = m.user_id and e.verdict >= 0
         order by m.id, e.is_manual desc, e.verdict desc, e.weight desc
    )
    select array_agg(m.id) as ids, array_agg(m.user_id) as user_ids, array_agg(m.is_minted) as are_minted,
           array_agg(r.weight) as weights, array_agg(r.method) as methods
      into v_new
      from member m
      join mds.source_identities i on i.id = m.id
      left join reason r on r.id = m.id
     where (i.canonical_user_id, i.match_weight, i.match_method) is distinct from (m.user_id, r.weight, r.method);

    -- Foreign keys are looked up by queries, which would be planned anew for each row.
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_generic_plan', true);
    end if;
    update mds.source_identities i
       set canonical_user_id = n.user_id,
           minted_user_id = case when n.is_minted then n.user_id else i.minted_user_id end,
           match_weight = n.weight,
           match_score  = mds.score_of(n.weight),
           match_method = n.method
      from unnest(v_new.ids, v_new.user_ids, v_new.are_minted, v_new.weights, v_new.methods) as n (id, user_id, is_minted, weight, method)
     where i.id = n.id;
    if v_is_bulk then
        perform set_config('plan_cache_mode', 'force_custom_plan', true);
    end if;
end;
$$;

comment on function mds.record_memberships(bigint[], uuid[], boolean[]) is
$$Writes whose identities are, and why each is there: match_weight, match_score and match_method of its best edge to another of the
given ones of its user; null for one that has none. What is there as it should be is not written.

Index-aligned; give it all identities of each user. p_are_minted: whether the user's id was made for this identity.$$;

commit;
