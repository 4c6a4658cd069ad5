-- Deploy mds:mds/assign to pg
-- requires: mds/refresh_profiles
-- requires: mds/refresh_duplicates
-- requires: mds/redirect_users
-- requires: mds/settlements_of
-- requires: mds/record_moves
-- requires: mds/record_memberships
-- requires: mds/refresh_legacy_ids
-- requires: mds/choose_owners
-- requires: mds/record_regrouping
-- requires: mds/regrouping_before
-- requires: mds/repoint_references
-- requires: mds/publish_users
-- requires: mds/assign_new
-- requires: matching/cluster
begin;

create or replace function mds.assign(
    p_seed_ids         bigint[],
    p_changed_ids      bigint[],
    p_left_user_ids    uuid[]   default '{}',
    p_wished_ids       bigint[] default '{}',
    p_wished_user_ids  uuid[]   default '{}',
    p_undone_ids       bigint[] default '{}',
    p_regrouping_id    bigint   default null
)
returns setof mds.settlement
language plpgsql
volatile parallel unsafe
rows 1
as $$
declare
    v_members     bigint[];
    v_users       uuid[];
    v_locked      uuid[] := '{}';
    v_ids         bigint[];     -- every identity that was clustered
    v_cluster_of  bigint[];     -- its cluster, index-aligned
    v_clusters    bigint[];     -- every cluster
    v_owners      uuid[];       -- its user, index-aligned
    v_kinds       text[];       -- kept, revived or minted
    v_revived     uuid[];       -- those that were redirects, or had no record
    v_choice      mds.ownership;
    v_previous    uuid[];       -- users before, aligned with v_ids
    v_next        uuid[];       -- users after
    v_has_moves   boolean;      -- some of them change their user, or come back from a retraction
    v_retracted   bigint[] := '{}';     -- the changed one, when it was taken back
    v_before      mds.regroupings;      -- what this undoes
    v_regrouping  bigint;
    v_affected    uuid[];
    v_published   uuid[];     -- those of them who are not as they were
    v_merges      bigint[];
    v_undone      bigint[];
    v_new         record;
begin
    -- Lock the users of everything that may move, in id order; what another session moved meanwhile is looked at again.
    loop
        select coalesce(array_agg(m.id), '{}'), array_remove(p_left_user_ids || p_wished_user_ids || array_agg(distinct i.canonical_user_id), null)
          into v_members, v_users
          from matching.component_of(p_seed_ids || array(
                   select o.id
                     from mds.source_identities o
                    where o.canonical_user_id = any (array(select i.canonical_user_id from mds.source_identities i
                                                            where i.id = any (p_seed_ids) and i.canonical_user_id is not null)
                                                     || p_left_user_ids))) as m (id)
          left join mds.source_identities i on i.id = m.id;
        exit when v_users <@ v_locked;
        perform from mds.canonical_users u where u.id = any (v_users) order by u.id for update;
        v_locked := v_users;
    end loop;

    if v_members = p_changed_ids and cardinality(v_members) = 1 and v_users = '{}' then
        return query select * from mds.assign_new(v_members[1], null, v_members);
        if found then
            return;
        end if;
    end if;

    select array_agg(c.source_identity_id), array_agg(c.cluster) into v_ids, v_cluster_of
      from matching.cluster(v_members, array(select s.name from mds.source_systems s where s.is_deduplicated)) c;

    -- A new identity that leaves everybody where they are: users and clusters of the others are the same.
    if cardinality(p_changed_ids) = 1 and p_seed_ids <@ p_changed_ids and cardinality(p_wished_ids) = 0 and cardinality(p_left_user_ids) = 0 and p_regrouping_id is null then
        select count(distinct i.canonical_user_id) as users, count(distinct p.cluster) filter (where i.id <> p_changed_ids[1]) as clusters,
               count(distinct (p.cluster, i.canonical_user_id)) filter (where i.id <> p_changed_ids[1]) as pairs,
               bool_and(i.id <> p_changed_ids[1] and u.status = 'active' or i.id = p_changed_ids[1] and coalesce(i.canonical_user_id, i.minted_user_id) is null)
                   and not exists (select from mds.former_memberships f where f.source_identity_id = p_changed_ids[1]) as is_plain,
               (array_agg(i.canonical_user_id) filter (where p.cluster = x.cluster and i.canonical_user_id is not null))[1] as user_id,
               array_agg(i.id) filter (where p.cluster = x.cluster) as member_ids
          into v_new
          from unnest(v_ids, v_cluster_of) as p (id, cluster)
          join mds.source_identities i on i.id = p.id
          left join mds.canonical_users u on u.id = i.canonical_user_id
         cross join (select v_cluster_of[array_position(v_ids, p_changed_ids[1])] as cluster) x;
        if v_new.is_plain and v_new.member_ids is not null and v_new.users = v_new.clusters and v_new.users = v_new.pairs then
            return query select * from mds.assign_new(p_changed_ids[1], v_new.user_id, v_new.member_ids);
            return;
        end if;
    end if;

    if cardinality(p_changed_ids) = 1 and cardinality(p_left_user_ids) = 1 and p_changed_ids <@ coalesce(v_ids, '{}') is not true then
        v_retracted := p_changed_ids;
    end if;
    v_choice := mds.choose_owners(v_ids, v_cluster_of, p_wished_ids, p_wished_user_ids);
    v_has_moves := v_retracted <> '{}'
        or exists (select from unnest(v_choice.previous_user_ids, v_choice.next_user_ids) as m (previous_id, next_id) where m.previous_id <> m.next_id)
        or exists (select from mds.former_memberships f
                    where f.source_identity_id in (select m.id from unnest(v_ids, v_choice.previous_user_ids) as m (id, previous_id)
                                                    where m.previous_id is null));
    -- What undoes an earlier decision gives everybody the id of before.
    if v_has_moves and p_regrouping_id is null or p_undone_ids <> '{}' then
        v_before := mds.regrouping_before(p_undone_ids, p_changed_ids, v_ids, v_cluster_of, v_choice.previous_user_ids);
        if v_before.id is not null then
            v_choice := mds.choose_owners(v_ids, v_cluster_of, v_before.identity_ids, v_before.previous_user_ids);
            v_has_moves := true;
        end if;
    end if;
    v_clusters := v_choice.cluster_ids;
    v_owners   := v_choice.owner_ids;
    v_kinds    := v_choice.kinds;
    v_previous := v_choice.previous_user_ids;
    v_next     := v_choice.next_user_ids;
    if v_has_moves then
        v_regrouping := mds.record_regrouping(
            p_regrouping_id, case when p_regrouping_id is null then p_changed_ids else '{}' end,
            v_ids || v_retracted, case when v_retracted = '{}' then v_previous else v_previous || p_left_user_ids end,
            case when v_retracted = '{}' then v_next else v_next || null::uuid end, v_before.id);
    end if;

    -- One after the other, in the order of their records: who was there first wins an address that two of them claim.
    insert into mds.canonical_users (id, created_at, legacy_ids)
    select n.user_id, clock_timestamp(), n.legacy_ids
      from (select s.user_id, jsonb_object_agg(s.source_system, s.ids) as legacy_ids
              from (select o.user_id, i.source_system, jsonb_agg(i.source_record_id order by i.source_record_id collate "C") as ids, min(i.id) as first_id
                      from unnest(v_owners, v_clusters, v_kinds) as o (user_id, cluster, kind)
                      join unnest(v_ids, v_cluster_of) as m (id, cluster) on m.cluster = o.cluster
                      join mds.source_identities i on i.id = m.id
                     where o.kind = 'minted'
                     group by o.user_id, i.source_system) s
             group by s.user_id
             order by min(s.first_id)
            offset 0) n;

    v_revived := array(select o.user_id from unnest(v_owners, v_kinds) as o (user_id, kind) where o.kind = 'revived');
    if v_revived <> '{}' then
        update mds.canonical_users u
           set status = 'active', merged_into = null
         where u.id = any (v_revived);
        with undone as (
            update mds.merges m
               set undone_at = clock_timestamp()
             where m.absorbed_id = any (v_revived) and m.kind = 'merge' and m.undone_at is null
            returning m.id
        )
        select array_agg(u.id) into v_undone from undone u;
    end if;

    perform mds.record_moves(v_ids, v_previous, v_next) where v_has_moves;

    perform mds.record_memberships(array_agg(m.id), array_agg(m.user_id), array_agg(m.kind = 'minted' and m.place = 1))
       from (select m.id, m.user_id, o.kind, row_number() over (partition by m.cluster order by i.ingested_at, i.id) as place
               from unnest(v_ids, v_cluster_of, v_next) as m (id, cluster, user_id)
               join unnest(v_clusters, v_kinds) as o (cluster, kind) on o.cluster = m.cluster
               join mds.source_identities i on i.id = m.id) m;

    v_merges := mds.redirect_users(v_ids, v_previous, v_next, v_owners, v_before, v_regrouping);

    -- Everybody whose identities, payloads or edges changed, and users that the last identity has left.
    v_affected := array(
        select distinct t.user_id
          from (select m.user_id from unnest(v_ids, v_previous, v_next) as m (id, previous_id, user_id)
                 where m.previous_id is distinct from m.user_id or m.id = any (p_seed_ids)
                union all
                select m.previous_id from unnest(v_ids, v_previous, v_next) as m (id, previous_id, user_id)
                 where m.previous_id is distinct from m.user_id
                union all
                select unnest(p_left_user_ids)
                union all       -- the pins of a redirect count for whom it leads to
                select mds.resolve_user(r.id)
                  from unnest(v_before.revived_target_ids || (select g.revived_target_ids from mds.regroupings g where g.id = v_regrouping)) as r (id)) as t (user_id)
         where t.user_id is not null);

    update mds.canonical_users u
       set status = 'inactive'
     where u.id = any (v_affected) and u.status = 'active'
       and not exists (select from mds.source_identities i where i.canonical_user_id = u.id);

    perform mds.refresh_legacy_ids(v_affected);
    perform mds.repoint_references(v_affected) where exists (select from mds.registered_references);
    v_published := mds.refresh_profiles(v_affected);
    v_affected := array(select distinct t.user_id from unnest(v_affected || v_published) as t (user_id));
    perform mds.refresh_duplicates(v_affected);

    v_published := array(
        select unnest(v_published || p_left_user_ids)
        union
        select unnest(array[m.previous_id, m.user_id]) from unnest(v_previous, v_next) as m (previous_id, user_id)
         where m.previous_id is distinct from m.user_id);
    perform mds.publish_users(array_remove(v_published, null),
                              array(select o.user_id from unnest(v_owners, v_kinds) as o (user_id, kind) where o.kind = 'minted'),
                              v_merges, v_undone, v_ids, v_previous, v_next);

    return query
    select * from mds.settlements_of(p_changed_ids, v_ids, v_cluster_of, v_previous, v_next, v_clusters, v_kinds, v_affected);
end;
$$;

comment on function mds.assign(bigint[], bigint[], uuid[], bigint[], uuid[], bigint[], bigint) is
$$Decides whose identities are from the edges as they stand, and carries it through: users created, joined, parted or revived;
golden profiles, lineage, redirects and review queue. Returns one row per changed identity; one without
features is retracted.

p_seed_ids: identities whose edges changed; everything in a component with one of them is decided anew. p_changed_ids: those
of them that have something new to say, whose profile is derived anew even if they stay. p_left_user_ids: users a retracted
identity has left; without any other they become inactive. p_wished_ids, p_wished_user_ids (index-aligned): what a person
wants the user of an identity's cluster to be; p_undone_ids: earlier decisions that a person undoes, rows of mds.regroupings;
p_regrouping_id: number under which a person's decision is recorded there; all for stewardship only. Locks users in id order.$$;

commit;
