-- Deploy mds:mds/settlements_of to pg
-- requires: mds/settlement
-- requires: mds/source_identities
-- requires: mds/potential_duplicates
begin;

create or replace function mds.settlements_of(
    p_changed_ids        bigint[],
    p_identity_ids       bigint[],
    p_cluster_ids        bigint[],
    p_previous_user_ids  uuid[],
    p_next_user_ids      uuid[],
    p_clusters           bigint[],
    p_kinds              text[],
    p_affected_user_ids  uuid[]
)
returns setof mds.settlement
language plpgsql
stable parallel safe
rows 1
as $$
begin
    return query
    with moved as materialized (
        select m.id, m.user_id, m.previous_id, o.kind,
               row_number() over (partition by m.cluster order by i.ingested_at, i.id) = 1 as is_head,
               bool_or(m.previous_id <> m.user_id) over (partition by m.user_id)     as has_joined,     -- somebody came from elsewhere
               bool_or(m.previous_id <> m.user_id) over (partition by m.previous_id) as has_parted      -- somebody left
          from unnest(p_identity_ids, p_cluster_ids, p_previous_user_ids, p_next_user_ids) as m (id, cluster, previous_id, user_id)
          join unnest(p_clusters, p_kinds) as o (cluster, kind) on o.cluster = m.cluster
          join mds.source_identities i on i.id = m.id
    ),
    open_case as materialized (
        select c.user_id, array_agg(c.id order by c.id) as ids
          from (select d.candidate_user_id as user_id, d.id from mds.potential_duplicates d
                 where d.candidate_user_id = any (p_next_user_ids) and d.closed_at is null and d.reason <> 'shared_email'
                union
                select d.possible_match_user_id, d.id from mds.potential_duplicates d
                 where d.possible_match_user_id = any (p_next_user_ids) and d.closed_at is null and d.reason <> 'shared_email') c
         group by c.user_id
    ),
    way as materialized (            -- from which user to which any of them went
        select distinct m.user_id, m.previous_id from moved m
    ),
    exchange as (                    -- by changed identity: what became of others of its users; two joins, for one with "or" is a loop in a loop
        select m.id, w.user_id, w.previous_id
          from moved m join way w on w.user_id = m.user_id
         where m.id = any (p_changed_ids) and (m.has_joined or m.has_parted)
        union all
        select m.id, w.user_id, w.previous_id
          from moved m join way w on w.previous_id = m.previous_id
         where m.id = any (p_changed_ids) and (m.has_joined or m.has_parted)
    ),
    affected as materialized (       -- by changed identity: its users, and who exchanged identities with them
        select t.id, array_agg(distinct t.user_id) as user_ids
          from (select m.id, unnest(array[m.user_id, m.previous_id]) as user_id from moved m where m.id = any (p_changed_ids)
                union all
                select x.id, unnest(array[x.user_id, x.previous_id]) from exchange x) as t
         where t.user_id = any (p_affected_user_ids)
         group by t.id
    ),
    other as materialized (          -- users that cannot be laid to one of them go with the first
        select array_agg(o.user_id) as user_ids
          from (select unnest(p_affected_user_ids) as user_id except select unnest(f.user_ids) from affected f) o
    )
    select m.id, m.user_id, m.previous_id,
           case when m.previous_id <> m.user_id and m.kind <> 'kept' then 'split'
                when m.previous_id <> m.user_id then 'moved'
                when m.has_joined then 'merged'
                when m.previous_id is not null and m.has_parted then 'split'
                when m.previous_id is not null then 'unchanged'
                when m.kind <> 'minted' or not m.is_head then 'linked'
                when d.ids is not null then 'queued'
                else 'created' end,
           coalesce(d.ids, '{}'),
           coalesce(f.user_ids, '{}') || case when m.id = p_changed_ids[1] then o.user_ids end
      from moved m
      left join open_case d on d.user_id = m.user_id
      left join affected f on f.id = m.id
     cross join other o
     where m.id = any (p_changed_ids)
    union all
    select c.id, null, null, 'retracted', '{}', p_affected_user_ids
      from unnest(p_changed_ids) as c (id)
     where c.id <> all (coalesce(p_identity_ids, '{}'));
end;
$$;

comment on function mds.settlements_of(bigint[], bigint[], bigint[], uuid[], uuid[], bigint[], text[], uuid[]) is
$$What became of the identities p_changed_ids: a row for each; one that is not among p_identity_ids is retracted.

p_identity_ids, p_cluster_ids, p_previous_user_ids, p_next_user_ids (index-aligned): every record that was decided on, its cluster, whose it was
and whose it is. p_clusters, p_kinds (index-aligned): every cluster, and whether its user was kept, revived or minted.
p_affected_user_ids: users whose identities or profile changed; each goes with the changed identities that it can be laid to.$$;

commit;
