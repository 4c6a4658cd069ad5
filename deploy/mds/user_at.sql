-- Deploy mds:mds/user_at to pg
-- requires: mds/merges
begin;

create or replace function mds.user_at(p_user_id uuid, p_at timestamptz)
returns uuid
language sql
stable parallel safe
security definer
set search_path = pg_catalog, extensions, pg_temp
begin atomic
    with recursive redirect (id, hop) as (
        select u.id, 0 from mds.canonical_users u where u.id = p_user_id and u.created_at <= p_at
        union all
        select m.survivor_id, r.hop + 1
          from redirect r
          join mds.merges m on m.absorbed_id = r.id and m.kind = 'merge' and m.merged_at <= p_at and (m.undone_at is null or m.undone_at > p_at)
    )
    select id from redirect order by hop desc limit 1;
end;

comment on function mds.user_at(uuid, timestamptz) is
$$The user that an id stood for at a moment: only merges that held then are followed. Null when it had not been issued yet.$$;

commit;
