-- Deploy mds:mds/canonical_profiles to pg
-- requires: mds/canonical_users
begin;

create table mds.canonical_profiles (
    id                 uuid        not null default gen_random_uuid() constraint pk_canonical_profiles primary key,
    canonical_user_id  uuid        not null
        constraint uk_canonical_profiles_canonical_user_id unique
        constraint fk_canonical_profiles_canonical_users references mds.canonical_users (id),
    full_name          text,
    email              extensions.citext,
    claimed_email      extensions.citext,
    email_confidence   numeric(5,2),
    phone_e164         text,
    country_code       char(2),
    preferences        jsonb       not null default '{}'::jsonb,
    attributes         jsonb       not null default '{}'::jsonb,
    version            bigint      not null default 0,
    updated_at         timestamptz not null default now(),
    constraint chk_canonical_profiles_email check (email is null or email operator(extensions.=) claimed_email),
    constraint chk_canonical_profiles_phone_e164 check (phone_e164 ~ '^\+[1-9][0-9]{1,17}$'),
    constraint chk_canonical_profiles_country_code check (country_code ~ '^[A-Z]{2}$')
);

create unique index uk_canonical_profiles_email on mds.canonical_profiles (email) where email is not null;
create index idx_canonical_profiles_claimed_email on mds.canonical_profiles (claimed_email) where claimed_email is not null;
create index idx_canonical_profiles_phone_e164 on mds.canonical_profiles (phone_e164);

comment on table  mds.canonical_profiles                   is
$$The golden profile of each canonical user: a pure function of the user's identities and the survivorship rules.$$;
comment on column mds.canonical_profiles.id                is 'Key that lineage refers to.';
comment on column mds.canonical_profiles.canonical_user_id is 'Whose profile it is; one each.';
comment on column mds.canonical_profiles.full_name         is 'Display name.';
comment on column mds.canonical_profiles.email             is
$$Golden e-mail address; unique. Of several users who claim one address the strongest claimant has it, the others none.$$;
comment on column mds.canonical_profiles.claimed_email     is 'Address that survivorship chose for this user alone, contested or not.';
comment on column mds.canonical_profiles.email_confidence  is 'Trust behind the claim, 0 to 100; the strongest claim has the address, of equal ones that of the oldest user.';
comment on column mds.canonical_profiles.phone_e164        is 'Golden phone number, E.164 with its plus sign.';
comment on column mds.canonical_profiles.country_code      is 'ISO 3166 alpha-2.';
comment on column mds.canonical_profiles.preferences       is 'Preferences of all identities, deep-merged; the winner by survivorship keeps a contested key.';
comment on column mds.canonical_profiles.attributes        is 'Every other golden attribute by name: given_name, family_name, date_of_birth, gender, address, employer and so on.';
comment on column mds.canonical_profiles.version           is 'Incremented on every update; for optimistic concurrency.';
comment on column mds.canonical_profiles.updated_at        is 'Last write.';

create trigger touch_updated_at before update on mds.canonical_profiles
    for each row execute function governance.touch_updated_at();

alter table mds.canonical_profiles enable row level security;

commit;
