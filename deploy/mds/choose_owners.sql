-- Deploy mds:mds/choose_owners to pg
-- requires: mds/source_identities
begin;

create type mds.ownership as (
    cluster_ids        bigint[],
    owner_ids          uuid[],
    kinds              text[],
    previous_user_ids  uuid[],
    next_user_ids      uuid[]
);
comment on type mds.ownership is 'Whose clusters of records are.';
comment on column mds.ownership.cluster_ids       is 'Every cluster.';
comment on column mds.ownership.owner_ids         is 'Its user, index-aligned.';
comment on column mds.ownership.kinds             is 'What becomes of that user, index-aligned: kept, revived or minted.';
comment on column mds.ownership.previous_user_ids is 'Users before, index-aligned with the records; null of a record that had none.';
comment on column mds.ownership.next_user_ids     is 'Users after, index-aligned with the records.';

create or replace function mds.choose_owners(p_identity_ids bigint[], p_cluster_ids bigint[], p_wished_ids bigint[], p_wished_user_ids uuid[])
returns mds.ownership
language plpgsql
volatile parallel unsafe
as $$
declare
    v_choice  mds.ownership;
begin
    with part as (
        select p.id, p.cluster, i.canonical_user_id as user_id, i.minted_user_id, i.ingested_at
          from unnest(p_identity_ids, p_cluster_ids) as p (id, cluster)
          join mds.source_identities i on i.id = p.id
    ),
    wished as (
        select distinct on (w.cluster) w.cluster, w.user_id, u.status = 'active' as is_active
          from (select distinct on (t.user_id) t.user_id, p.cluster, t.n
                  from unnest(p_wished_ids, p_wished_user_ids) with ordinality as t (id, user_id, n)
                  join part p on p.id = t.id
                 order by t.user_id, t.n) w
          join mds.canonical_users u on u.id = w.user_id
         where not exists (select from mds.source_identities o where o.canonical_user_id = u.id and o.id <> all (p_identity_ids))
         order by w.cluster, w.n
    ),
    keeper as (
        select distinct on (p.user_id) p.user_id, p.cluster
          from part p
         where p.user_id is not null and not exists (select from wished w where w.user_id = p.user_id or w.cluster = p.cluster)
         order by p.user_id, p.ingested_at, p.id
    ),
    survivor as (
        select distinct on (k.cluster) k.cluster, k.user_id
          from keeper k join mds.canonical_users u on u.id = k.user_id
         order by k.cluster, u.created_at, u.id
    ),
    revived as (
        select distinct on (p.cluster) p.cluster, u.id as user_id
          from part p cross join lateral (select * from mds.canonical_users u where u.id = p.minted_user_id offset 0) u
         where u.status in ('merged', 'inactive') and not exists (select from wished w where w.user_id = u.id)
         order by p.cluster, u.merged_into is distinct from p.user_id, u.created_at, u.id
    )
    select array_agg(c.cluster), array_agg(coalesce(w.user_id, s.user_id, r.user_id, gen_random_uuid())),
           array_agg(case when w.is_active then 'kept' when w.user_id is not null then 'revived'
                          when s.user_id is not null then 'kept' when r.user_id is not null then 'revived' else 'minted' end)
      into v_choice.cluster_ids, v_choice.owner_ids, v_choice.kinds
      from (select distinct cluster from part) c
      left join wished w on w.cluster = c.cluster
      left join survivor s on s.cluster = c.cluster
      left join revived r on r.cluster = c.cluster;

    select array_agg(i.canonical_user_id order by p.n), array_agg(o.user_id order by p.n)
      into v_choice.previous_user_ids, v_choice.next_user_ids
      from unnest(p_identity_ids, p_cluster_ids) with ordinality as p (id, cluster, n)
      join mds.source_identities i on i.id = p.id
      join unnest(v_choice.cluster_ids, v_choice.owner_ids) as o (cluster, user_id) on o.cluster = p.cluster;
    return v_choice;
end;
$$;

comment on function mds.choose_owners(bigint[], bigint[], bigint[], uuid[]) is
$$Whose each cluster of records is; writes nothing. What is wished comes first. Else a user stays with the part that has its oldest
identity; of several users in one part the oldest survives; a part without any gets back an id that was minted for one of its own, the
last one absorbed first, or a new one.

p_identity_ids, p_cluster_ids (index-aligned): every record that is decided on, and its cluster. p_wished_ids, p_wished_user_ids
(index-aligned): the user that the cluster of a record should be, the most wanted first; none that has other records as well.$$;

commit;
