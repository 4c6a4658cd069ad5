-- Deploy mds:mds/payload_versions to pg
-- requires: mds/source_identities
begin;

create table mds.payload_versions (
    source_identity_id  bigint      not null
        constraint fk_payload_versions_source_identities references mds.source_identities (id),
    version             integer     not null,
    payload             jsonb,
    source_updated_at   timestamptz,
    superseded_at       timestamptz not null default clock_timestamp(),
    is_stale            boolean     not null default false,
    constraint pk_payload_versions primary key (source_identity_id, version)
);

comment on table  mds.payload_versions                    is
$$Payloads that are no longer current, immutable: superseded by a later one, or already stale when they came. The current
payload is source_identities.ingested_payload; mds.payload_of reads both, mds.keep_payload writes here, nothing else does.$$;
comment on column mds.payload_versions.source_identity_id is 'Whose payload it was.';
comment on column mds.payload_versions.version            is 'Its number; lineage refers to it. Versions of one identity share one sequence with the current payload.';
comment on column mds.payload_versions.payload            is 'The payload as received.';
comment on column mds.payload_versions.source_updated_at  is 'When the source changed the record, by its own clock.';
comment on column mds.payload_versions.superseded_at      is 'When it ceased to be current, or arrived stale.';
comment on column mds.payload_versions.is_stale           is 'Arrived after a newer one and was never current.';

alter table mds.payload_versions enable row level security;

commit;
