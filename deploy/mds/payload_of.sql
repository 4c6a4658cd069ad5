-- Deploy mds:mds/payload_of to pg
-- requires: mds/payload_versions
begin;

create or replace function mds.payload_of(p_source_identity_id bigint, p_version integer default null)
returns jsonb
language sql
stable parallel safe
begin atomic
    select i.ingested_payload
      from mds.source_identities i
     where i.id = p_source_identity_id and coalesce(p_version, i.payload_version) = i.payload_version
    union all
    select v.payload
      from mds.payload_versions v
     where v.source_identity_id = p_source_identity_id and v.version = p_version;
end;

comment on function mds.payload_of(bigint, integer) is
$$The payload of an identity as received: the current one, or that of a version; null when there is none.

The one place that reads payloads.$$;

commit;
