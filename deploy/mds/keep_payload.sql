-- Deploy mds:mds/keep_payload to pg
-- requires: mds/payload_versions
begin;

create or replace function mds.keep_payload(
    p_source_identity_id  bigint,
    p_payload             jsonb,
    p_source_updated_at   timestamptz,
    p_is_stale            boolean
)
returns integer
language sql
volatile parallel unsafe
begin atomic
    insert into mds.payload_versions (source_identity_id, version, payload, source_updated_at, is_stale)
    select i.id,
           case when p_is_stale
                then greatest(i.payload_version,
                              (select max(v.version) from mds.payload_versions v where v.source_identity_id = i.id)) + 1
                else i.payload_version end,
           p_payload, p_source_updated_at, p_is_stale
      from mds.source_identities i
     where i.id = p_source_identity_id
    returning version;
end;

comment on function mds.keep_payload(bigint, jsonb, timestamptz, boolean) is
$$Keeps a payload that is not current any more (under its version), or came too late to be (under the next version free);
returns the version. The one place that writes payload_versions.$$;

commit;
