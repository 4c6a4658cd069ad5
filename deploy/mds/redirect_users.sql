-- Deploy mds:mds/redirect_users to pg
-- requires: mds/merges
-- requires: mds/resolve_user
-- requires: matching/edges
begin;

create or replace function mds.redirect_users(
    p_identity_ids       bigint[],
    p_previous_user_ids  uuid[],
    p_next_user_ids      uuid[],
    p_owner_ids          uuid[],
    p_before             mds.regroupings,
    p_regrouping_id      bigint
)
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_merges bigint[];
begin
    with absorbed as (
        select m.previous_id as absorbed_id, (array_agg(m.user_id order by i.ingested_at, i.id))[1] as survivor_id,
               array_agg(m.id order by m.id) as moved_ids
          from unnest(p_identity_ids, p_previous_user_ids, p_next_user_ids) as m (id, previous_id, user_id)
          join mds.source_identities i on i.id = m.id
         where m.previous_id is not null
         group by m.previous_id
        having m.previous_id <> all (p_owner_ids)
    ),
    redirected as (
        update mds.canonical_users u
           set status = 'merged', merged_into = case when mds.resolve_user(r.target_id) <> u.id then r.target_id else a.survivor_id end
          from absorbed a
          left join unnest(p_before.revived_ids, p_before.revived_target_ids) as r (id, target_id) on r.id = a.absorbed_id
         where u.id = a.absorbed_id and not (r.id is not null and r.target_id is null)      -- who had no record gets to have none
        returning u.id, u.merged_into
    ),
    survivor as (       -- of each, the identities of before and of now: gone through once, not once for each that was absorbed
        select m.user_id, coalesce(array_agg(m.id order by m.id) filter (where m.was_here), '{}') as kept_ids,
               array_agg(m.id) filter (where not m.was_here) as ids
          from (select k.id, k.user_id, true as was_here from unnest(p_identity_ids, p_previous_user_ids) as k (id, user_id)
                union all
                select o.id, o.user_id, false from unnest(p_identity_ids, p_next_user_ids) as o (id, user_id)) m
         where m.user_id in (select a.survivor_id from absorbed a)
         group by m.user_id
    ),
    merged as (
        insert into mds.merges (survivor_id, absorbed_id, match_method, match_weight, evidence, moved_identity_ids, kept_identity_ids, regrouping_id)
        select r.merged_into, a.absorbed_id,
               case when w.is_manual then 'manual' when w.verdict = 1 then 'deterministic' else 'probabilistic' end, w.weight, w.evidence, a.moved_ids,
               s.kept_ids, p_regrouping_id
          from absorbed a
          join redirected r on r.id = a.absorbed_id
          join survivor s on s.user_id = a.survivor_id
          left join lateral (
               select e.weight, e.verdict, e.is_manual, to_jsonb(e) as evidence
                 from unnest(s.ids) as o (id)
                 join matching.edges e on e.left_id = o.id and e.right_id = any (a.moved_ids)
                                       or e.right_id = o.id and e.left_id = any (a.moved_ids)
                where o.id <> all (a.moved_ids) and e.verdict >= 0
                order by e.is_manual desc, e.verdict desc, e.weight desc
                limit 1) w on true
        returning id
    )
    select array_agg(m.id) into v_merges from merged m;
    return v_merges;
end;
$$;

comment on function mds.redirect_users(bigint[], uuid[], uuid[], uuid[], mds.regroupings, bigint) is
$$Makes users that lost all their identities to others redirects to the one that has the oldest of these now, and records each as a
merge with the strongest edge that brought it about; returns the ids of the merges, null when there are none.

The first three, index-aligned: every record that is decided on, whose it was and whose it is. p_owner_ids: users of the clusters.
p_before: the earlier decision that this undoes, if any: of its users, those redirected now lead to whom they led before it, and one that
had no record gets to have none. p_regrouping_id: the present decision.$$;

commit;
