-- Deploy mds:mds/lock_users to pg
-- requires: mds/source_identities
-- requires: mds/resolve_user
-- requires: matching/lock_keys
-- requires: normalise/hash64
-- requires: matching/held_keys
begin;

create or replace function mds.lock_users(p_user_ids uuid[])
returns uuid[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_people constant bigint := 7380962010002;     -- lock number of "a person decides"
    v_users  uuid[];
    v_again  uuid[];
begin
    perform pg_advisory_xact_lock(c_people);
    v_users := array(select mds.resolve_user(u.id) from unnest(p_user_ids) with ordinality as u (id, n) order by u.n);
    loop
        perform matching.lock_keys(array(
            select h from matching.held_keys(array(select i.id from mds.source_identities i where i.canonical_user_id = any (v_users))) h
            union
            select normalise.hash64('user:' || u) from unnest(v_users) u where u is not null));
        v_again := array(select mds.resolve_user(u.id) from unnest(p_user_ids) with ordinality as u (id, n) order by u.n);
        exit when v_again is not distinct from v_users;     -- nobody merged them while this waited
        v_users := v_again;
    end loop;
    return v_users;
end;
$$;

comment on function mds.lock_users(uuid[]) is
$$Locks users against everybody who would change whose records they are, until the end of the transaction; returns whom the ids
stand for now, index-aligned, null for one never issued.

People decide one after another: merges of the same users in two sessions wait, in whatever order, and neither is a deadlock's
victim. Against ingest it takes the keys of the users' records, sorted and in one call; in rare crossings PostgreSQL ends one
with 40P01, and repeating is right.$$;

commit;
