-- Deploy mds:mds/publish_users to pg
-- requires: mds/user_states
-- requires: mds/source_identities
-- requires: mds/merges
-- requires: cdc/emit
begin;

create or replace function mds.publish_users(
    p_user_ids           uuid[],
    p_created_ids        uuid[]   default '{}',
    p_merge_ids          bigint[] default '{}',
    p_undone_merge_ids   bigint[] default '{}',
    p_identity_ids       bigint[] default '{}',
    p_previous_user_ids  uuid[]   default '{}',
    p_next_user_ids      uuid[]   default '{}')
returns void
language plpgsql
volatile parallel unsafe
as $$
declare
    v_is_special boolean := coalesce(cardinality(p_merge_ids), 0) + coalesce(cardinality(p_undone_merge_ids), 0) > 0;
    v_special  cdc.event[];         -- events that tell more than that one user changed
    v_told     uuid[] := '{}';      -- users they are about
    v_created  cdc.event[];
    v_updated  cdc.event[];
    v_states   cdc.event[];
begin
    if p_user_ids is null or cardinality(p_user_ids) = 0 then
        return;
    end if;

    if not v_is_special and cardinality(p_identity_ids) > 0 then
        v_is_special := exists (select from unnest(p_previous_user_ids, p_next_user_ids) as m (previous_id, next_id) where m.previous_id <> m.next_id);
    end if;
    -- Rare, so apart: identities went from one user to another.
    if v_is_special then
        with move as materialized (
            select m.previous_id as from_id, m.next_id as to_id,
                   jsonb_agg(jsonb_build_object('source_identity_id', i.id, 'source_system', i.source_system,
                                                'source_record_id', i.source_record_id) order by i.id) as identities
              from unnest(p_identity_ids, p_previous_user_ids, p_next_user_ids) as m (id, previous_id, next_id)
              join mds.source_identities i on i.id = m.id
             where m.previous_id <> m.next_id
             group by m.previous_id, m.next_id
        ),
        merge as (
            select m.id, m.survivor_id, m.absorbed_id, m.match_method, m.match_weight, v.identities
              from mds.merges m
              left join move v on v.from_id = m.absorbed_id and v.to_id = m.survivor_id
             where m.id = any (p_merge_ids)
        ),
        undone as (     -- the survivor may have been absorbed since: identities come back from where they are
            select distinct on (m.absorbed_id) m.id, coalesce(v.from_id, m.survivor_id) as survivor_id, m.absorbed_id, v.identities
              from mds.merges m
              left join move v on v.to_id = m.absorbed_id
             where m.id = any (p_undone_merge_ids)
             order by m.absorbed_id, m.id desc, v.from_id = m.survivor_id desc, v.from_id
        ),
        fact as (
            select k.user_id, k.type, m.id as merge_id,
                   jsonb_build_object('merge_id', m.id, 'survivor_id', m.survivor_id, 'absorbed_id', m.absorbed_id,
                                      'match_method', m.match_method, 'match_weight', m.match_weight,
                                      'moved_identities', coalesce(m.identities, '[]')) as body
              from merge m
             cross join lateral (values (m.survivor_id, 'user.merged'), (m.absorbed_id, 'user.absorbed')) as k (user_id, type)
            union all
            select k.user_id, 'user.unmerged', u.id,
                   jsonb_build_object('merge_id', u.id, 'survivor_id', u.survivor_id, 'absorbed_id', u.absorbed_id,
                                      'moved_identities', coalesce(u.identities, '[]'))
              from undone u
             cross join lateral (values (u.survivor_id), (u.absorbed_id)) as k (user_id)
            union all
            select k.user_id, 'user.split', null,
                   jsonb_build_object('from_user_id', v.from_id, 'to_user_id', v.to_id, 'moved_identities', v.identities)
              from move v
             cross join lateral (values (v.from_id), (v.to_id)) as k (user_id)
             where not exists (select from merge m where m.absorbed_id = v.from_id and m.survivor_id = v.to_id)
               and not exists (select from undone u where u.survivor_id = v.from_id and u.absorbed_id = v.to_id)
        )
        select array_agg(row('user', f.user_id, f.type,
                             jsonb_build_object('user_id', f.user_id, 'status', u.status, 'version', p.version) || f.body)::cdc.event
                         order by f.merge_id, f.body ->> 'to_user_id', f.user_id),
               array_agg(f.user_id)
          into v_special, v_told
          from fact f
          join mds.canonical_users u on u.id = f.user_id
          left join mds.canonical_profiles p on p.canonical_user_id = f.user_id;
        v_told := coalesce(v_told, '{}');
    end if;

    select array_agg(row('user', s.canonical_user_id, 'user.created',
                         jsonb_build_object('user_id', s.canonical_user_id, 'status', s.status, 'version', s.version))::cdc.event)
           filter (where s.canonical_user_id = any (p_created_ids)),
           array_agg(row('user', s.canonical_user_id, case when s.status = 'deleted' then 'user.erased' else 'user.updated' end,
                         jsonb_build_object('user_id', s.canonical_user_id, 'status', s.status, 'version', s.version))::cdc.event)
           filter (where s.canonical_user_id <> all (p_created_ids) and s.canonical_user_id <> all (v_told)),
           array_agg(row('user_state', s.canonical_user_id, 'user.state', s.state)::cdc.event)
      into v_created, v_updated, v_states
      from (select distinct u.id from unnest(p_user_ids) as u (id)) u
     cross join lateral (select * from mds.user_states s where s.canonical_user_id = u.id offset 0) s;

    perform cdc.emit(v_created || v_special || v_updated || v_states);
end;
$$;

comment on function mds.publish_users(uuid[], uuid[], bigint[], bigint[], bigint[], uuid[], uuid[]) is
$$Publishes what happened to users: events in topic user, and the state of each, or its tombstone, in topic user_state. Call it once
in whatever changes users, when everything is written; in the caller's transaction.

p_user_ids: users whose profile, identities or status changed; with nothing else said, each gets user.updated (user.erased when its
status is deleted). p_created_ids: those of them that are new. p_merge_ids, p_undone_merge_ids: rows of mds.merges that were written or
undone: user.merged under the survivor's key and user.absorbed under the other's; user.unmerged under both. p_identity_ids,
p_previous_user_ids, p_next_user_ids, index-aligned: where identities went; from them the moved identities, and user.split under both
keys where neither user was absorbed nor came back. Nothing is published for an empty p_user_ids.$$;

commit;
