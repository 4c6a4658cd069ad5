-- Deploy mds:mds/register_reference to pg
-- requires: mds/repoint_references
begin;

create or replace function mds.register_reference(p_table regclass, p_column name)
returns integer
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_role     constant text := 'mds_references';
    v_id       integer;
    v_problem  text;
    v_hint     text;
    v_found    text;
    v_columns  name[];
    v_types    text[];
begin
    select array_agg(a.attname order by k.n), array_agg(format_type(a.atttypid, a.atttypmod) order by k.n)
      into v_columns, v_types
      from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, n)
      join pg_attribute a on a.attnum = k.attnum
     where i.indrelid = p_table and i.indisprimary and a.attrelid = p_table;

    if p_table is null or not exists (select from pg_attribute a
                                       where a.attrelid = p_table and a.attname = p_column and a.atttypid = 'uuid'::regtype and not a.attisdropped) then
        v_problem := 'The table has no such column of type uuid.';
        v_hint    := 'Name a table and its column that holds ids of users.';
    elsif (select c.relkind not in ('r', 'p') or c.relnamespace = 'mds'::regnamespace from pg_class c where c.oid = p_table) then
        v_problem := 'It is a view, or a table of MDS.';
        v_hint    := 'MDS looks after its own tables; register the table below a view.';
    elsif (select c.relpersistence = 't' from pg_class c where c.oid = p_table) then
        v_problem := 'It is a temporary table.';
        v_hint    := 'Merges are other sessions'', which do not see it: register a table that stays.';
    elsif v_columns is null then
        v_problem := 'The table has no primary key.';
        v_hint    := 'Rows are found again by their primary key: add one.';
    elsif p_column = any (v_columns) then
        v_problem := 'The column is part of the primary key.';
        v_hint    := 'A row must keep its key when it is repointed: use a key of its own.';
    elsif (select a.attgenerated <> '' from pg_attribute a where a.attrelid = p_table and a.attname = p_column) then
        v_problem := 'The column is generated.';
        v_hint    := 'Register the column that it is generated from.';
    else
        v_found := mds.reference_problem(row(null, p_table, p_column, v_columns, v_types, null, null)::mds.registered_references);
    end if;
    if v_found = 'hidden' then
        v_problem := format('Row security of the table may hide rows from %s.', c_role);
        v_hint    := format('create policy mds on %s to %s using (true).', p_table, c_role);
    elsif v_found is not null then
        v_problem := format('%s may not read and update it.', c_role);
        v_hint    := format('grant usage on schema %1$s to %2$s; grant select (%3$s), update (%4$I) on %5$s to %2$s.',
                            (select c.relnamespace::regnamespace from pg_class c where c.oid = p_table), c_role,
                            (select string_agg(quote_ident(k.name), ', ') from unnest(v_columns || p_column) as k (name)), p_column, p_table);
    end if;
    if v_problem is not null then
        raise exception 'column %.% cannot be registered', coalesce(p_table::text, '(null)'), coalesce(p_column, '(null)')
            using errcode = 'MDREF', detail = v_problem, hint = v_hint;
    end if;

    insert into mds.registered_references (table_name, column_name, key_columns, key_types)
    values (p_table, p_column, v_columns, v_types)
        on conflict (table_name, column_name) do update set key_columns = excluded.key_columns, key_types = excluded.key_types
    returning id into v_id;
    return v_id;
end;
$$;

comment on function mds.register_reference(regclass, name) is
$$Registers a column that holds ids of users, so that merges repoint it and unmerges return it; returns its number. Again is no
error.

Rows that point at a redirect already follow with the next merge that concerns them, or with the job references. Whoever owns the table
can have code of his run in the transactions of those who merge: it runs as mds_references, which may do nothing but this. Raises MDREF
for a column that is no uuid, is generated, or is part of the primary key, a table without primary key, a temporary one, and one of which
mds_references may not read and update every row.$$;

grant execute on function mds.register_reference(regclass, name) to mds_operator;

commit;
