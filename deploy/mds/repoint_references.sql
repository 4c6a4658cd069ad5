-- Deploy mds:mds/repoint_references to pg
-- requires: mds/repointed_references
-- requires: mds/reference_problem
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
    v_match      text;      -- row of the table against its entry m
    v_key        text;      -- primary key of a row as text[]
    v_row        record;
    v_count      bigint;
    v_total      bigint := 0;
    v_deferred   text;      -- unique constraints that would speak only when the caller commits
    v_behind     uuid[];    -- the users, and all whose redirects lead through them
begin
    v_behind := array(with recursive behind (id) as (
                          select unnest(p_user_ids)
                          union
                          select u.id from behind b join mds.canonical_users u on u.merged_into = b.id
                      )
                      select b.id from behind b);
    for v_reference in select * from mds.registered_references r order by r.id loop
        continue when mds.reference_problem(v_reference) is not null;      -- mds.reference_gaps says so
        select string_agg(format('t.%I = m.row_key[%s]::%s', k.name, k.n, k.type), ' and ' order by k.n),
               format('array[%s]', string_agg(format('t.%I::text', k.name), ', ' order by k.n))
          into v_match, v_key
          from unnest(v_reference.key_columns, v_reference.key_types) with ordinality as k (name, type, n);

        -- Rows that the application has rewritten, and rows that are gone, are its own again.
        execute format(
            'delete from mds.repointed_references m
              where m.reference_id = $1 and m.current_user_id = any ($2)
                and not exists (select from %s t where %s and t.%I = m.current_user_id)',
            v_reference.table_name, v_match, v_reference.column_name)
          using v_reference.id, p_user_ids;

        -- What points at a redirect is remembered with the user that it meant.
        execute format(
            'insert into mds.repointed_references as m (reference_id, row_key, home_user_id, current_user_id)
             select $1, %s, u.id, u.id
               from mds.canonical_users u join %s t on t.%I = u.id
              where u.id = any ($2) and u.status = ''merged''
                 on conflict (reference_id, row_key) do nothing',
            v_key, v_reference.table_name, v_reference.column_name)
          using v_reference.id, p_user_ids;

        select string_agg(format('%I.%I', n.nspname, k.conname), ', ') into v_deferred
          from pg_constraint k join pg_namespace n on n.oid = k.connamespace
         where k.conrelid = v_reference.table_name and k.contype in ('u', 'x') and k.condeferred;

        -- Everything follows the user that it meant. One by one: a constraint or trigger that does not let a row go leaves that
        -- row where it is, and fails nobody's merge.
        for v_row in
            select m.row_key, m.current_user_id, mds.resolve_user(m.home_user_id) as next_id
              from mds.repointed_references m
             where m.reference_id = v_reference.id and (m.current_user_id = any (p_user_ids) or m.home_user_id = any (v_behind))
               and mds.resolve_user(m.home_user_id) <> m.current_user_id
             order by m.row_key
        loop
            begin
                if v_deferred is not null then
                    execute format('set constraints %s immediate', v_deferred);
                end if;
                execute format(
                    'update %s t set %I = $1 from (select $2::text[] as row_key) m where %s and t.%I = $3',
                    v_reference.table_name, v_reference.column_name, v_match, v_reference.column_name)
                  using v_row.next_id, v_row.row_key, v_row.current_user_id;
                get diagnostics v_count = row_count;
                v_total := v_total + v_count;
                update mds.repointed_references m
                   set current_user_id = v_row.next_id, repointed_at = clock_timestamp()
                 where m.reference_id = v_reference.id and m.row_key = v_row.row_key;
                if v_deferred is not null then
                    execute format('set constraints %s deferred', v_deferred);
                end if;
            exception when others then
                if sqlstate ~ '^(40|53|55P|57|58|XX)' then        -- the server's, or another session's: the caller's to know
                    raise;
                end if;
            end;
        end loop;
        delete from mds.repointed_references m where m.reference_id = v_reference.id and m.home_user_id = m.current_user_id;
    end loop;
    return v_total;
end;
$$;

comment on function mds.repoint_references(uuid[]) is
$$Makes registered columns of other tables follow merges and unmerges of the given users; returns how many rows it wrote.

A row means the user that its application wrote, and is made to hold whom that user stands for today: after a merge the
survivor, after an unmerge, in whatever order, its own user again. A row that a constraint or trigger keeps from being repointed
stays with the redirect, and a table that MDS cannot look after any more is passed over; mds.reference_gaps lists both.$$;

commit;
