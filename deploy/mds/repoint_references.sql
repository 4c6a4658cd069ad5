-- Deploy mds:mds/repoint_references to pg
-- requires: mds/repointed_references
-- requires: mds/referring_rows
-- requires: mds/write_reference
-- requires: mds/resolve_user
begin;

create or replace function mds.repoint_references(p_user_ids uuid[])
returns bigint
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_reference  mds.registered_references;
    v_found      mds.referring_rows[];
    v_moves      mds.reference_move[];
    v_total      bigint := 0;
    v_behind     uuid[];    -- the users, and all whose redirects lead through them
begin
    v_behind := array(with recursive behind (id) as (
                          select unnest(p_user_ids)
                          union
                          select u.id from behind b join mds.canonical_users u on u.merged_into = b.id
                      )
                      select b.id from behind b);
    -- Over an array: code of a table could read from, and move, the cursor of a query.
    foreach v_reference in array array(select r from mds.registered_references r order by r.id) loop
        v_found := mds.referring_rows(v_reference, p_user_ids, true);
        continue when v_found is null;      -- mds.reference_gaps says so

        -- Rows that the application has rewritten, and rows that are gone, are its own again.
        delete from mds.repointed_references m
         where m.reference_id = v_reference.id and m.current_user_id = any (p_user_ids)
           and not exists (select from unnest(v_found) t where t.row_key = m.row_key and t.user_id = m.current_user_id);

        -- What points at a redirect is remembered with the user that it meant.
        insert into mds.repointed_references as m (reference_id, row_key, home_user_id, current_user_id)
        select v_reference.id, t.row_key, u.id, u.id
          from unnest(v_found) t
          join mds.canonical_users u on u.id = t.user_id
         where u.id = any (p_user_ids) and u.status = 'merged' and t.row_key is not null
            on conflict (reference_id, row_key) do nothing;

        -- Everything follows the user that it meant, but rows that a constraint or trigger does not let go: they fail nobody's merge.
        v_moves := array(
            select row(m.row_key, m.current_user_id, mds.resolve_user(m.home_user_id), null)::mds.reference_move
              from mds.repointed_references m
             where m.reference_id = v_reference.id and (m.current_user_id = any (p_user_ids) or m.home_user_id = any (v_behind))
               and mds.resolve_user(m.home_user_id) <> m.current_user_id
             order by m.row_key);
        continue when v_moves = '{}';       -- what waits for the caller's commit there goes on waiting
        begin
            v_moves := array(select t from mds.write_reference(v_reference, v_moves) t);
            perform mds.check_search_path();
            update mds.repointed_references m
               set current_user_id = mds.resolve_user(m.home_user_id), repointed_at = clock_timestamp()
              from unnest(v_moves) t
             where m.reference_id = v_reference.id and m.row_key = t.row_key;
            v_total := v_total + (select coalesce(sum(t.row_count), 0) from unnest(v_moves) t);
        exception when others or assert_failure then
            if sqlstate ~ '^(40|53|55P|57|58|XX)' then        -- the server's, or another session's: the caller's to know
                raise;
            end if;
        end;
        delete from mds.repointed_references m where m.reference_id = v_reference.id and m.home_user_id = m.current_user_id;
    end loop;
    return v_total;
end;
$$;

comment on function mds.repoint_references(uuid[]) is
$$Makes registered columns of other tables follow merges and unmerges of the given users; returns how many rows it wrote.

A row means the user that its application wrote, and is made to hold whom that user stands for today: after a merge the
survivor, after an unmerge, in whatever order, its own user again. A row that a constraint or trigger keeps from being repointed
stays with the redirect, and a table that MDS cannot look after any more is passed over; mds.reference_gaps lists both. What runs on those
tables runs as mds_references.$$;

commit;
