-- Deploy mds:mds/may_see_clear to pg
-- requires: mds/source_identities
begin;

create or replace function mds.may_see_clear(p_user_id uuid)
returns boolean
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select pg_has_role(session_user, 'mds_pii_reader', 'member')
        or pg_has_role(session_user, 'mds_steward', 'member')
        or pg_has_role(session_user, 'mds_approver', 'member')
        or exists (select
                     from mds.source_identities i
                     join mds.source_systems s on s.name = i.source_system
                    where i.canonical_user_id = p_user_id
                      and pg_has_role(session_user, s.access_role, 'member'));
end;

comment on function mds.may_see_clear(uuid) is
$$Whether the login may read a user's personal data in clear: as PII reader, steward or approver, or because one of its own
source systems reported the person.$$;

commit;
