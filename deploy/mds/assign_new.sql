-- Deploy mds:mds/assign_new to pg
-- requires: mds/settlement
-- requires: mds/former_memberships
-- requires: mds/record_memberships
-- requires: mds/refresh_legacy_ids
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
as $$
declare
    v_user_id    uuid := coalesce(p_user_id, gen_random_uuid());
    v_published  uuid[];
    v_are_open   boolean;       -- cases, perhaps
    v_cases      bigint[];
begin
    if p_user_id is null then
        with minted as (
            insert into mds.canonical_users (id, created_at, legacy_ids)
            select v_user_id, clock_timestamp(), jsonb_build_object(i.source_system, jsonb_build_array(i.source_record_id))
              from mds.source_identities i
             where i.id = p_identity_id and i.canonical_user_id is null and i.minted_user_id is null
               and exists (select from matching.features f where f.source_identity_id = i.id)
               and not exists (select from mds.former_memberships m where m.source_identity_id = i.id)
            returning id
        )
        update mds.source_identities i
           set canonical_user_id = m.id, minted_user_id = m.id
          from minted m
         where i.id = p_identity_id;
        if not found then
            return;
        end if;
    else
        -- It may be a better reason for another member to be here than that one had.
        perform mds.record_memberships(p_member_ids, array_fill(p_user_id, array[cardinality(p_member_ids)]),
                                       array_fill(false, array[cardinality(p_member_ids)]));
        perform mds.refresh_legacy_ids(array[p_user_id]);
    end if;

    v_published := array_remove(mds.refresh_profiles(array[v_user_id]), v_user_id) || v_user_id;
    v_are_open  := mds.refresh_duplicates(v_published) is not null;
    perform mds.publish_users(v_published, case when p_user_id is null then array[v_user_id] else '{}' end);

    if v_are_open then
        select array_agg(c.id order by c.id) into v_cases
          from (select d.id from mds.potential_duplicates d
                 where d.candidate_user_id = v_user_id and d.closed_at is null and d.reason <> 'shared_email'
                union
                select d.id from mds.potential_duplicates d
                 where d.possible_match_user_id = v_user_id and d.closed_at is null and d.reason <> 'shared_email') c;
    end if;
    return query
    select p_identity_id, v_user_id, null::uuid,
           case when p_user_id is not null then 'linked' when v_cases is null then 'created' else 'queued' end, coalesce(v_cases, '{}'), v_published;
end;
$$;

comment on function mds.assign_new(bigint, uuid, bigint[]) is
$$What mds.assign comes to for a new identity that moves nobody: it joins user p_user_id, whose identities p_member_ids are, its own
among them, or gets a user of its own when that is null; in a third of the statements. Nearly all records are such. Returns nothing, and
writes nothing, when a user of its own is asked for and the identity is not new, or comes back from a retraction.$$;

commit;
