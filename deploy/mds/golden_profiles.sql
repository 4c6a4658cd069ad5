-- Deploy mds:mds/golden_profiles to pg
-- requires: mds/canonical_profiles
-- requires: mds/masked_profiles
begin;

create or replace view mds.golden_profiles with (security_invoker = true) as
select u.id as canonical_user_id, u.status, p.full_name, p.email, p.phone_e164, p.country_code, p.preferences, p.attributes,
       p.version, u.created_at, greatest(u.updated_at, p.updated_at) as updated_at, p.is_masked
  from mds.canonical_users u
  join (select c.canonical_user_id, c.full_name, c.email, c.phone_e164, c.country_code, c.preferences, c.attributes, c.version,
               c.updated_at, false as is_masked
          from mds.canonical_profiles c       -- what row policies show in clear
         union all
        select m.*, true from mds.masked_profiles m) p on p.canonical_user_id = u.id
 where u.status in ('active', 'inactive');

comment on view   mds.golden_profiles                   is
$$The golden profile of every person the reader may see; values in clear or masked, by role.$$;
comment on column mds.golden_profiles.canonical_user_id is 'The person.';
comment on column mds.golden_profiles.status            is 'active, or inactive when no source reports the person any more.';
comment on column mds.golden_profiles.full_name         is 'Display name.';
comment on column mds.golden_profiles.email             is 'E-mail address; unique.';
comment on column mds.golden_profiles.phone_e164        is 'Phone number, E.164.';
comment on column mds.golden_profiles.country_code      is 'ISO 3166 alpha-2; never masked.';
comment on column mds.golden_profiles.preferences       is 'Preferences.';
comment on column mds.golden_profiles.attributes        is 'Every other golden attribute by name.';
comment on column mds.golden_profiles.version           is 'Incremented on every update.';
comment on column mds.golden_profiles.created_at        is 'When the person was first seen.';
comment on column mds.golden_profiles.updated_at        is 'Last change.';
comment on column mds.golden_profiles.is_masked         is 'Values show their first character only.';

commit;
