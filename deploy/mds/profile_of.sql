-- Deploy mds:mds/profile_of to pg
-- requires: mds/canonical_profiles
begin;

create or replace function mds.profile_of(p_user_id uuid)
returns uuid
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select p.id from mds.canonical_profiles p where p.canonical_user_id = p_user_id;
end;

comment on function mds.profile_of(uuid) is
$$Id of the profile of a user; null when there is none. Says nothing of what is in it, so that who may not read profiles in
clear can still read lineage.$$;

grant execute on function mds.profile_of(uuid)
   to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
