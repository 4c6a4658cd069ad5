-- Deploy mds:mds/canonical_users to pg
-- requires: mds/schema
-- requires: governance/touch_updated_at
begin;

create table mds.canonical_users (
    id           uuid                      not null default gen_random_uuid() constraint pk_canonical_users primary key,
    legacy_ids   jsonb                     not null default '{}'::jsonb,
    status       mds.canonical_user_status not null default 'active',
    merged_into  uuid                      constraint fk_canonical_users_merged_into references mds.canonical_users (id),
    created_at   timestamptz               not null default now(),
    updated_at   timestamptz               not null default now(),
    constraint chk_canonical_users_merged check ((status = 'merged') = (merged_into is not null)),
    constraint chk_canonical_users_not_own_survivor check (merged_into <> id)
);

create index idx_canonical_users_legacy_ids  on mds.canonical_users using gin (legacy_ids);
create index idx_canonical_users_active      on mds.canonical_users (created_at, id) where status = 'active';
create index idx_canonical_users_merged_into on mds.canonical_users (merged_into) where merged_into is not null;

comment on table  mds.canonical_users             is 'One row per person; the identifier every other system stores. Rows are never removed, ids never reused.';
comment on column mds.canonical_users.id          is 'Stable identifier exposed to downstream systems; minted once, depends on neither keys nor models.';
comment on column mds.canonical_users.legacy_ids  is 'Identifiers by source system, {"crm": ["c-17"]}; derived from source_identities.';
comment on column mds.canonical_users.status      is 'Where the user is in its life cycle.';
comment on column mds.canonical_users.merged_into is 'User this one was folded into; set exactly when status is merged. Follow it with mds.resolve_user.';
comment on column mds.canonical_users.created_at  is 'When the person was first seen; the oldest user survives a merge.';
comment on column mds.canonical_users.updated_at  is 'Last write.';

create trigger touch_updated_at before update on mds.canonical_users
    for each row execute function governance.touch_updated_at();

alter table mds.canonical_users enable row level security;

commit;
