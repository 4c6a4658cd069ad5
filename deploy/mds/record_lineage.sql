-- Deploy mds:mds/record_lineage to pg
-- requires: mds/golden_of
-- requires: mds/canonical_profiles
-- requires: mds/attribute_lineage
-- requires: governance/keyed_hash
begin;

create or replace function mds.record_lineage(p_profile_ids uuid[], p_values mds.golden_value[])
returns void
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_now timestamptz := clock_timestamp();
begin
    with wanted as materialized (
        select p.id as profile_id, v.attribute_path, v.source_identity_id, v.payload_version, v.confidence,
               encode(governance.keyed_hash('lineage', v.value #>> '{}'), 'hex') as value_hash
          from mds.canonical_profiles p
          join unnest(p_values) v on v.canonical_user_id = p.canonical_user_id
         where p.id = any (p_profile_ids)
           and (v.attribute_path <> '$.email' or p.email is not null)
    ),
    closed as (
        update mds.attribute_lineage l
           set valid_to = v_now
         where l.canonical_profile_id = any (p_profile_ids)
           and l.valid_to is null
           and not exists (select from wanted w
                            where w.profile_id = l.canonical_profile_id and w.attribute_path = l.attribute_path
                              and w.source_identity_id = l.source_identity_id and w.value_hash = l.value_hash)
        returning l.id
    )
    insert into mds.attribute_lineage
           (canonical_profile_id, attribute_path, source_identity_id, payload_version, value_hash, confidence, valid_from)
    select w.profile_id, w.attribute_path, w.source_identity_id, w.payload_version, w.value_hash, w.confidence, v_now
      from wanted w
     where not exists (select from mds.attribute_lineage l
                        where l.canonical_profile_id = w.profile_id and l.attribute_path = w.attribute_path and l.valid_to is null
                          and l.source_identity_id = w.source_identity_id and l.value_hash = w.value_hash)
       and (select count(*) from closed) >= 0;     -- the old rows are closed before the new ones come
end;
$$;

comment on function mds.record_lineage(uuid[], mds.golden_value[]) is
$$Brings the lineage of profiles in line with their golden values: closes what no longer holds, opens what is new.

A value that stays, from the same identity, keeps its row.$$;

commit;
