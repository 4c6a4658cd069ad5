-- Deploy mds:mds/lineage_seals to pg
-- requires: mds/canonical_profiles
begin;

create table mds.lineage_seals (
    canonical_profile_id  uuid        not null
        constraint pk_lineage_seals primary key
        constraint fk_lineage_seals_canonical_profiles references mds.canonical_profiles (id),
    seal                  text        not null,
    sealed_at             timestamptz not null,
    constraint chk_lineage_seals_seal check (seal ~ '^[0-9a-f]{64}$')
);

comment on table  mds.lineage_seals                      is
$$End of the keyed hash chain over the lineage of each profile. Each change of lineage is a link: seal = HMAC(previous seal, what was
closed, what was opened). No earlier seal is kept, so a row can be neither changed, removed, inserted nor put elsewhere without the
key; mds.verify_lineage computes the chain again.$$;
comment on column mds.lineage_seals.canonical_profile_id is 'Profile.';
comment on column mds.lineage_seals.seal                 is 'HMAC-SHA-256 under the key lineage_seal, hexadecimal.';
comment on column mds.lineage_seals.sealed_at            is 'When its lineage last changed; later changes have later times, also when the clock goes back.';

alter table mds.lineage_seals enable row level security;

commit;
