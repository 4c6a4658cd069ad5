-- Deploy mds:mds/may_see_clear to pg
-- requires: mds/source_identities
-- requires: mds/may_see_all_clear
-- requires: mds/own_systems
begin;

create or replace function mds.may_see_clear(p_user_id uuid)
returns boolean
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    select mds.may_see_all_clear()
        or exists (select from mds.source_identities i where i.canonical_user_id = p_user_id and i.source_system = any (mds.own_systems()));
end;

comment on function mds.may_see_clear(uuid) is
$$Whether the login may read a user's personal data in clear: as PII reader, steward or approver, or because one of its own
source systems reported the person.$$;

commit;
