-- Deploy mds:mds/refresh_duplicates to pg
-- requires: mds/potential_duplicates
-- requires: mds/review_policies
-- requires: mds/review_decisions
-- requires: mds/canonical_profiles
-- requires: matching/edges
-- requires: matching/evidence_of
-- requires: mds/publish_reviews
-- requires: mds/parted_by
begin;

create or replace function mds.refresh_duplicates(p_user_ids uuid[])
returns bigint[]
language plpgsql
volatile parallel unsafe
as $$
declare
    v_raised  bigint[];
    v_closed  bigint[];
begin
    -- Mostly there is nothing to say, and that is cheap to see.
    if not exists (select
                     from mds.source_identities i,
                          lateral (select e.right_id as id from matching.edges e where e.left_id = i.id
                                   union all
                                   select e.left_id from matching.edges e where e.right_id = i.id) e
                     join mds.source_identities o on o.id = e.id
                    where i.canonical_user_id = any (p_user_ids) and o.canonical_user_id <> i.canonical_user_id)
       and not exists (select
                         from unnest(p_user_ids) as u (id)
                        cross join lateral (select from mds.potential_duplicates d where d.candidate_user_id = u.id and d.closed_at is null
                                            union all
                                            select from mds.potential_duplicates d where d.possible_match_user_id = u.id and d.closed_at is null
                                            offset 0) d)
       and not exists (select
                         from mds.canonical_profiles p
                         join mds.canonical_profiles h on h.claimed_email = p.claimed_email and h.canonical_user_id <> p.canonical_user_id
                        where p.canonical_user_id = any (p_user_ids)) then
        return null;
    end if;

    -- Step by step: left to itself, a plan over tables that a load has just filled may begin with everybody beside everybody.
    with open as materialized (
        select d.id
          from unnest(p_user_ids) as u (id)
         cross join lateral (select d.id from mds.potential_duplicates d where d.candidate_user_id = u.id and d.closed_at is null
                             union all
                             select d.id from mds.potential_duplicates d where d.possible_match_user_id = u.id and d.closed_at is null
                             offset 0) d
    ),
    mine as materialized (
        select i.id, i.canonical_user_id, i.source_system from mds.source_identities i where i.canonical_user_id = any (p_user_ids)
    ),
    neighbour as materialized (
        select m.id, m.canonical_user_id, m.source_system, e.*
          from mine m
         cross join lateral (select e.right_id as other_id, e.weight, e.verdict, e.is_manual, e.levels, e.rule_verdict, e.model_id
                               from matching.edges e where e.left_id = m.id
                             union all
                             select e.left_id, e.weight, e.verdict, e.is_manual, e.levels, e.rule_verdict, e.model_id
                               from matching.edges e where e.right_id = m.id) e
    ),
    pair as (
        select e.canonical_user_id as user_a, o.canonical_user_id as user_b, e.id as id_a, o.id as id_b,
               coalesce(c.weight, e.weight) as weight, coalesce(c.verdict, e.verdict) as verdict,
               e.source_system = o.source_system and s.is_deduplicated as is_same_source, c.weight is not null as is_contradicted
          from neighbour e
          join mds.source_identities o on o.id = e.other_id
          join mds.source_systems s on s.name = o.source_system
          left join lateral (       -- a person said no: what the evidence says now, if it is not what it was then
               select n.weight, n.verdict
                 from unnest(case when e.is_manual and e.verdict = -1 and e.model_id = matching.active_model_id()
                                  then matching.evidence_of(array[e.id], array[e.other_id]) end) n
                where (e.levels, e.rule_verdict) is distinct from (n.levels, n.verdict)) c on true
         where (coalesce(c.verdict, e.verdict) = 1
                or coalesce(c.verdict, e.verdict) = 0 and coalesce(c.weight, e.weight) >= matching.review_weight())
           and o.canonical_user_id <> e.canonical_user_id
    ),
    mailbox as (
        select p.canonical_user_id as user_a, h.canonical_user_id as user_b
          from mds.canonical_profiles p
          join mds.canonical_profiles h on h.claimed_email = p.claimed_email and h.canonical_user_id <> p.canonical_user_id
         where p.canonical_user_id = any (p_user_ids)
           and (p.email is null) <> (h.email is null)
    ),
    wanted as (
        select distinct on (least(user_a, user_b), greatest(user_a, user_b)) w.*
          from (select user_a, user_b, id_a, id_b, weight,
                       case when is_contradicted then 'contradicted'
                            when weight < matching.join_weight() and verdict = 0 then 'review_weight'
                            when is_same_source then 'deduplicated_source' end as reason
                  from pair
                union all
                select user_a, user_b, null, null, null, 'shared_email' from mailbox) w
         order by least(user_a, user_b), greatest(user_a, user_b), weight desc nulls last, reason, least(id_a, id_b), greatest(id_a, id_b)
    ),
    parted as materialized (        -- enough to join, and not joined
        select p.*
          from (select array_agg(w.id_a order by w.id_a, w.id_b) as as_ids, array_agg(w.id_b order by w.id_a, w.id_b) as bs_ids from wanted w where w.reason is null) x,
               unnest(x.as_ids, x.bs_ids, mds.parted_by(x.as_ids, x.bs_ids)) as p (id_a, id_b, reason)
    ),
    aged as (       -- the younger user is the candidate
        select case when a.younger then w.user_a else w.user_b end as candidate_id,
               case when a.younger then w.user_b else w.user_a end as match_id,
               case when a.younger then w.id_a else w.id_b end as left_id,
               case when a.younger then w.id_b else w.id_a end as right_id,
               w.weight, coalesce(w.reason, p.reason) as reason
          from wanted w
          left join parted p on p.id_a = w.id_a and p.id_b = w.id_b
          join mds.canonical_users ua on ua.id = w.user_a
          join mds.canonical_users ub on ub.id = w.user_b,
               lateral (select (ua.created_at, ua.id) > (ub.created_at, ub.id)) as a (younger)
         where not exists (select from mds.potential_duplicates h     -- a person has said no to just this evidence
                            where h.state = 'dismissed' and h.last_reviewed_at is not null
                              and least(h.candidate_user_id, h.possible_match_user_id) = least(w.user_a, w.user_b)
                              and greatest(h.candidate_user_id, h.possible_match_user_id) = greatest(w.user_a, w.user_b)
                              and h.match_weight is not distinct from w.weight
                              and (h.reason = w.reason or w.weight is not null and h.reason <> 'contradicted' and w.reason is distinct from 'contradicted'))
    ),
    closed as (
        update mds.potential_duplicates d
           set state = case when exists (select from mds.canonical_users u
                                          where u.id in (d.candidate_user_id, d.possible_match_user_id) and u.status = 'merged')
                            then 'auto_merged' else 'dismissed' end::mds.duplicate_state,
               escalation_reason = 'the evidence changed',
               closed_at = clock_timestamp(),
               last_reviewed_at = null      -- nobody has said no
         where d.id = any (array(select o.id from open o)) and d.closed_at is null
           and (d.state = 'pending' and d.reason <> 'requested'     -- what people have asked for is theirs, unless there is nothing left to decide
                or exists (select from mds.canonical_users u
                            where u.id in (d.candidate_user_id, d.possible_match_user_id) and u.status <> 'active'))
           and not exists (select from aged a
                            where least(a.candidate_id, a.match_id) = least(d.candidate_user_id, d.possible_match_user_id)
                              and greatest(a.candidate_id, a.match_id) = greatest(d.candidate_user_id, d.possible_match_user_id))
        returning d.id
    ),
    raised as (
        insert into mds.potential_duplicates as d
               (candidate_user_id, possible_match_user_id, match_score, match_weight, reason, left_identity_id, right_identity_id,
                priority, due_at)
        select a.candidate_id, a.match_id, mds.score_of(a.weight), a.weight, a.reason, a.left_id, a.right_id,
               p.priority, now() + p.sla
          from aged a
          join mds.review_policies p on p.reason = a.reason
            on conflict (least(candidate_user_id, possible_match_user_id), greatest(candidate_user_id, possible_match_user_id))
               where closed_at is null
            do update set match_score = excluded.match_score, match_weight = excluded.match_weight, reason = excluded.reason,
                          left_identity_id = excluded.left_identity_id, right_identity_id = excluded.right_identity_id
                where (d.match_weight, d.reason, d.left_identity_id, d.right_identity_id)
                      is distinct from (excluded.match_weight, excluded.reason, excluded.left_identity_id, excluded.right_identity_id)
        returning d.id
    )
    select (select array_agg(r.id) from raised r), (select array_agg(c.id) from closed c) into v_raised, v_closed;

    if v_closed is not null then        -- nobody can agree any more to what was asked for
        update mds.review_decisions r set state = 'stale' where r.duplicate_id = any (v_closed) and r.state = 'awaiting_approval';
    end if;
    perform mds.publish_reviews(v_raised || v_closed);

    return coalesce(v_raised, '{}');
end;
$$;

comment on function mds.refresh_duplicates(uuid[]) is
$$Brings the review queue in line with the evidence about users: raises what is new, closes what no longer holds, and what had been asked for there is stale; returns
the raised or changed cases, and null when there is no case and no reason for one.

A pair is wanted when an edge between the two reaches review_weight, or a rule says one person, and they are not one user, or
when both claim one e-mail address (then the pair is the holder and the other). What waits for a second person, or was asked for
by one without evidence, stays open, with the evidence of today, which the request may be stale for. A case a person
has dismissed comes back only when its evidence changed: what the two agree and disagree on, not what a model makes of it.$$;

commit;
