-- Deploy mds:mds/resolve_user to pg
-- requires: mds/canonical_users
begin;

create or replace function mds.resolve_user(p_user_id uuid)
returns uuid
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    with recursive redirect (id, merged_into) as (
        select u.id, u.merged_into from mds.canonical_users u where u.id = p_user_id
        union all
        select u.id, u.merged_into from redirect r join mds.canonical_users u on u.id = r.merged_into
    )
    select id from redirect where merged_into is null;
end;

comment on function mds.resolve_user(uuid) is
$$The user that an id stands for today: itself, or whoever it was merged into, however often; null for an id never issued.

An id is for ever: keep whichever you have, and resolve it when you need the current one.$$;

grant execute on function mds.resolve_user(uuid) to mds_service, mds_steward, mds_approver, mds_reader, mds_pii_reader, mds_auditor, mds_operator;

commit;
