-- Deploy mds:mds/user_pair to pg
-- requires: mds/lock_users
begin;

create or replace function mds.user_pair(p_survivor_id uuid, p_duplicate_id uuid)
returns uuid[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_users  uuid[] := mds.lock_users(array[p_survivor_id, p_duplicate_id]);
begin
    for i in 1 .. 2 loop
        if v_users[i] is null then
            raise exception 'no user %', coalesce((array[p_survivor_id, p_duplicate_id])[i]::text, '(null)')
                using errcode = 'MDNUS', detail = 'This id was never issued.', hint = 'Look the person up with mds.find_user or mds.search.';
        elsif not exists (select from mds.source_identities s where s.canonical_user_id = v_users[i]) then
            raise exception 'user % has no records', v_users[i]
                using errcode = 'MDMRG', detail = 'All its records were retracted, or it was erased.', hint = 'There is nothing to merge.';
        end if;
    end loop;
    if v_users[1] = v_users[2] then
        raise exception 'user % cannot be merged with itself', v_users[1]
            using errcode = 'MDSLF', detail = format('%s and %s stand for one user.', p_survivor_id, p_duplicate_id),
                  hint = 'mds.resolve_user says whom an id stands for.';
    end if;
    return v_users;
end;
$$;

comment on function mds.user_pair(uuid, uuid) is
$$The two users that two ids stand for, locked, each with at least one record. Raises MDNUS, MDMRG for one without records, MDSLF
when they are one.$$;

commit;
