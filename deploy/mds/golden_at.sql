-- Deploy mds:mds/golden_at to pg
-- requires: mds/attribute_lineage
-- requires: mds/payload_of
-- requires: mds/attributes_of
-- requires: normalise/person
begin;

create or replace function mds.golden_at(p_profile_id uuid, p_at timestamptz)
returns jsonb
language sql
stable parallel safe
begin atomic
    select coalesce(jsonb_object_agg(substr(l.attribute_path, 3),
                        case when l.attribute_path in ('$.full_name', '$.given_name', '$.middle_name', '$.family_name', '$.name_suffix')
                             then a.offered -> 'name' -> substr(l.attribute_path, 3)
                             when l.attribute_path like '$.preferences.%'
                             then a.offered -> 'preferences' -> substr(l.attribute_path, 15)
                             else a.offered -> substr(l.attribute_path, 3) end), '{}')
      from mds.attribute_lineage l
      join mds.source_identities i on i.id = l.source_identity_id
      join mds.source_systems s on s.name = i.source_system,
           lateral (select mds.payload_of(i.id, l.payload_version) as payload) p,
           lateral (select mds.attributes_of(p.payload, normalise.person(p.payload, s.default_country, s.date_order)) as offered) a
     where l.canonical_profile_id = p_profile_id
       and l.valid_from <= p_at and (l.valid_to is null or l.valid_to > p_at);
end;

comment on function mds.golden_at(uuid, timestamptz) is
$$The golden values a profile had at a moment, by attribute name: what lineage says had won, read again from the payload version
it was read from then. Empty before the profile existed.$$;

commit;
