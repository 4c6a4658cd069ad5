-- Deploy mds:mds/masked_profile to pg
-- requires: mds/canonical_profiles
-- requires: mds/may_see_all
-- requires: mds/may_see_clear
-- requires: mds/masked
begin;

create or replace function mds.masked_profile(p_user_id uuid)
returns setof mds.canonical_profiles
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select p.id, p.canonical_user_id,
           mds.masked(to_jsonb(p.full_name)) #>> '{}',
           (mds.masked(to_jsonb(p.email::text)) #>> '{}')::extensions.citext,
           (mds.masked(to_jsonb(p.claimed_email::text)) #>> '{}')::extensions.citext,
           p.email_confidence,
           mds.masked(to_jsonb(p.phone_e164)) #>> '{}',
           p.country_code, mds.masked(p.preferences), mds.masked(p.attributes), p.version, p.updated_at
      from mds.canonical_profiles p
     where p.canonical_user_id = p_user_id and mds.may_see_all() and not mds.may_see_clear(p.canonical_user_id);
end;

comment on function mds.masked_profile(uuid) is
$$The golden profile of a user whom the login may know of but not read in clear, every value reduced to its first character and
three asterisks; country, version and times stay. No row for a login that sees the user in clear, or only its own source systems.$$;

grant execute on function mds.masked_profile(uuid)
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
