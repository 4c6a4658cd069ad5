-- Deploy mds:mds/get_user to pg
-- requires: mds/check_user
-- requires: mds/visible_systems
-- requires: mds/may_see_clear
-- requires: mds/canonical_profiles
-- requires: mds/attribute_lineage
-- requires: mds/golden_at
-- requires: mds/masked
-- requires: mds/nested
-- requires: mds/former_memberships
begin;

create or replace function mds.get_user(p_user_id uuid, p_as_of timestamptz default null)
returns jsonb
language plpgsql
stable parallel restricted
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_user_id   uuid := mds.check_user(p_user_id, p_as_of);
    v_systems   text[] := mds.visible_systems();
    v_at        timestamptz := coalesce(p_as_of, 'infinity');
    v_user      mds.canonical_users;
    v_profile   mds.canonical_profiles;
    v_golden    jsonb;
    v_unproven  jsonb;
    v_is_clear  boolean;
begin
    select * into v_user from mds.canonical_users u where u.id = v_user_id;
    select * into v_profile from mds.canonical_profiles p where p.canonical_user_id = v_user_id;
    v_is_clear := mds.may_see_clear(mds.resolve_user(v_user_id));

    if p_as_of is null then
        v_golden := jsonb_strip_nulls(jsonb_build_object(
                        'full_name', v_profile.full_name, 'email', v_profile.email, 'phone_e164', v_profile.phone_e164,
                        'country_code', v_profile.country_code, 'preferences', nullif(v_profile.preferences, '{}')))
                    || v_profile.attributes;
    else
        select coalesce(jsonb_object_agg(substr(g.attribute_path, 3), g.value) filter (where g.attribute_path not like '$.preferences.%'), '{}')
               || jsonb_strip_nulls(jsonb_build_object('preferences', mds.nested(
                      jsonb_object_agg(substr(g.attribute_path, 15), g.value) filter (where g.attribute_path like '$.preferences.%')))),
               coalesce(jsonb_agg(g.attribute_path order by g.attribute_path) filter (where not g.is_proven), '[]')
          into v_golden, v_unproven
          from mds.golden_at(v_user_id, p_as_of) g;
    end if;

    return jsonb_build_object(
        'user_id',       v_user_id,
        'requested_id',  p_user_id,
        'is_redirected', v_user_id <> p_user_id,
        'as_of',         p_as_of,
        'status',        v_user.status,
        'version',       v_profile.version,
        'created_at',    v_user.created_at,
        'updated_at',    greatest(v_user.updated_at, v_profile.updated_at),
        'is_masked',     not v_is_clear,
        'unproven',      v_unproven,
        'golden',        case when v_is_clear then v_golden
                              else mds.masked(v_golden) || jsonb_strip_nulls(jsonb_build_object('country_code', v_golden -> 'country_code')) end,
        'identities',    (select coalesce(jsonb_agg(jsonb_build_object(
                                     'source_identity_id', i.id, 'source_system', i.source_system, 'source_record_id', i.source_record_id,
                                     'match_method', i.match_method, 'match_score', i.match_score, 'ingested_at', i.ingested_at)
                                     order by i.ingested_at, i.id), '[]')
                            from mds.source_identities i
                           where i.id in (select w.id from mds.source_identities w
                                           where w.canonical_user_id = v_user_id and w.ingested_at <= v_at
                                             and not exists (select from mds.former_memberships f where f.source_identity_id = w.id and f.valid_to > v_at)
                                          union
                                          select f.source_identity_id from mds.former_memberships f
                                           where f.canonical_user_id = v_user_id and f.valid_from <= v_at and f.valid_to > v_at)
                             and i.source_system = any (v_systems)),
        'lineage',       (select coalesce(jsonb_object_agg(l.attribute_path, jsonb_build_object(
                                     'source_identity_id', i.id, 'source_system', i.source_system, 'value_pin_id', l.value_pin_id,
                                     'confidence', l.confidence, 'valid_from', l.valid_from)), '{}')
                            from mds.attribute_lineage l
                            left join mds.source_identities i on i.id = l.source_identity_id
                           where l.canonical_profile_id = v_profile.id and l.value_hash is not null and l.valid_from <= v_at
                             and (l.valid_to is null or l.valid_to > v_at)));
end;
$$;

comment on function mds.get_user(uuid, timestamptz) is
$$The golden profile of a person as JSON: user_id, requested_id, is_redirected, status, version, golden values, identities and
the lineage of each value. Redirects of merged users are followed, and is_redirected says so.

p_as_of answers as of that moment: the winners, identities and redirects of then, values read again from the payloads, pins and rules
of then. unproven lists the paths of values whose keyed hash is not the one kept then (normalisers have changed since); status
and version are today's. Values but the country are masked (is_masked), as in mds.golden_profiles, for readers, auditors and operators; a
service reads whom its own systems report in clear, with the identities of its own systems only. Raises MDNUS as mds.check_user.$$;

grant execute on function mds.get_user(uuid, timestamptz)
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
