-- Deploy history:history/is_about_erased to pg
-- requires: history/erased_subjects
begin;

create or replace function history.is_about_erased(p_table text, p_key jsonb, p_content jsonb)
returns boolean
language sql
stable parallel safe
set search_path = pg_catalog, pg_temp
begin atomic
    select exists (select from history.erased_subjects s
                    where s.id in (p_content ->> 'canonical_user_id', p_content ->> 'canonical_profile_id',
                                   case when p_table in ('mds.canonical_users', 'mds.canonical_profiles') then p_key ->> 'id' end))
           and not (p_table = 'mds.canonical_users' and p_content ->> 'status' = 'deleted');
end;

comment on function history.is_about_erased(text, jsonb, jsonb) is
$$Whether a version of a row is about an erased person, so that its content may not be kept: their user, profile, lineage, or an identity
while it was theirs. That the user is deleted may be known.$$;

revoke execute on function history.is_about_erased(text, jsonb, jsonb) from public;

commit;
