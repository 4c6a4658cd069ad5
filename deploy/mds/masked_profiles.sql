-- Deploy mds:mds/masked_profiles to pg
-- requires: mds/canonical_profiles
-- requires: mds/source_identities
-- requires: mds/may_see_all
-- requires: mds/may_see_all_clear
-- requires: mds/own_systems
-- requires: mds/masked
begin;

-- With the rights of its owner, past the row policies: who may see a row is all said here, once for all people. As a barrier, because
-- a condition of the reader's must not come to see what is not masked yet.
create or replace view mds.masked_profiles with (security_barrier = true) as
select p.canonical_user_id, mds.masked_text(p.full_name) as full_name, mds.masked_text(p.email::text)::extensions.citext as email,
       mds.masked_text(p.phone_e164) as phone_e164, p.country_code, mds.masked(p.preferences) as preferences,
       mds.masked(p.attributes) as attributes, p.version, p.updated_at
  from mds.canonical_profiles p
 where (select mds.may_see_all() and not mds.may_see_all_clear())
   and not exists (select from mds.source_identities i
                    where i.canonical_user_id = p.canonical_user_id and i.source_system = any ((select mds.own_systems())::text[]));

comment on view   mds.masked_profiles                   is
$$The golden profiles of people whom the login may know of but not read in clear, every value as of mds.masked_text. No rows for a login
that sees everybody in clear, or only its own source systems.$$;
comment on column mds.masked_profiles.canonical_user_id is 'The person.';
comment on column mds.masked_profiles.full_name         is 'Display name, masked.';
comment on column mds.masked_profiles.email             is 'E-mail address, masked.';
comment on column mds.masked_profiles.phone_e164        is 'Phone number, masked.';
comment on column mds.masked_profiles.country_code      is 'ISO 3166 alpha-2; not masked.';
comment on column mds.masked_profiles.preferences       is 'Preferences, every value masked.';
comment on column mds.masked_profiles.attributes        is 'Every other golden attribute, every value masked.';
comment on column mds.masked_profiles.version           is 'Incremented on every update.';
comment on column mds.masked_profiles.updated_at        is 'Last change.';

commit;
