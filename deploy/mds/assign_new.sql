-- Deploy mds:mds/assign_new to pg
-- requires: mds/settlement
-- requires: mds/former_memberships
-- requires: mds/refresh_profiles
-- requires: mds/refresh_duplicates
-- requires: mds/publish_users
-- requires: matching/features
begin;

create or replace function mds.assign_new(p_identity_id bigint, p_user_id uuid, p_member_ids bigint[])
returns setof mds.settlement
language plpgsql
volatile parallel unsafe
rows 1
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id    uuid := coalesce(p_user_id, gen_random_uuid());
    v_published  uuid[];
    v_affected   uuid[];
    v_cases      bigint[];
begin
    if p_user_id is null then
        insert into mds.canonical_users (id, created_at, legacy_ids)
        select v_user_id, clock_timestamp(), jsonb_build_object(i.source_system, jsonb_build_array(i.source_record_id))
          from mds.source_identities i
         where i.id = p_identity_id and i.canonical_user_id is null and i.minted_user_id is null
           and exists (select from matching.features f where f.source_identity_id = i.id)
           and not exists (select from mds.former_memberships m where m.source_identity_id = i.id);
        if not found then
            return;
        end if;
        update mds.source_identities i
           set canonical_user_id = v_user_id, minted_user_id = v_user_id
         where i.id = p_identity_id;
    else
        -- It may be a better reason for another member to be here than that one had.
        with reason as (
            select distinct on (m.id) m.id, e.weight,
                   case when e.is_manual then 'manual' when e.verdict = 1 then 'deterministic' else 'probabilistic' end as method
              from unnest(p_member_ids) as m (id),
                   lateral (select e.right_id as other_id, e.weight, e.verdict, e.is_manual from matching.edges e where e.left_id = m.id
                            union all
                            select e.left_id, e.weight, e.verdict, e.is_manual from matching.edges e where e.right_id = m.id) e
             where e.other_id = any (p_member_ids) and e.verdict >= 0
             order by m.id, e.is_manual desc, e.verdict desc, e.weight desc
        )
        update mds.source_identities i
           set canonical_user_id = p_user_id,
               match_weight = r.weight,
               match_score  = mds.score_of(r.weight),
               match_method = r.method
          from unnest(p_member_ids) as m (id)
          left join reason r on r.id = m.id
         where i.id = m.id
           and (i.canonical_user_id, i.match_weight, i.match_method) is distinct from (p_user_id, r.weight, r.method);

        update mds.canonical_users u
           set legacy_ids = (select jsonb_object_agg(s.source_system, s.ids)
                               from (select i.source_system, jsonb_agg(i.source_record_id order by i.source_record_id collate "C") as ids
                                       from mds.source_identities i
                                      where i.canonical_user_id = p_user_id
                                      group by i.source_system) s)
         where u.id = p_user_id;
    end if;

    v_published := array_remove(mds.refresh_profiles(array[v_user_id]), v_user_id) || v_user_id;
    v_affected  := v_published;
    perform mds.refresh_duplicates(v_affected);
    perform mds.publish_users(v_published, case when p_user_id is null then array[v_user_id] else '{}' end,
                              null, null, array[p_identity_id], array[null::uuid], array[v_user_id]);

    select array_agg(c.id order by c.id) into v_cases
      from (select d.id from mds.potential_duplicates d
             where d.candidate_user_id = v_user_id and d.closed_at is null and d.reason <> 'shared_email'
            union
            select d.id from mds.potential_duplicates d
             where d.possible_match_user_id = v_user_id and d.closed_at is null and d.reason <> 'shared_email') c;
    return query
    select p_identity_id, v_user_id, null::uuid,
           case when p_user_id is not null then 'linked' when v_cases is null then 'created' else 'queued' end, coalesce(v_cases, '{}'), v_affected;
end;
$$;

comment on function mds.assign_new(bigint, uuid, bigint[]) is
$$What mds.assign comes to for a new identity that moves nobody: it joins user p_user_id, whose identities p_member_ids are, its own
among them, or gets a user of its own when that is null; in a third of the statements. Nearly all records are such. Returns nothing, and
writes nothing, when a user of its own is asked for and the identity is not new, or comes back from a retraction.$$;

commit;
