-- Deploy mds:cdc/request_snapshot to pg
-- requires: cdc/signals
-- requires: cdc/publications
-- requires: governance/expression_problem
begin;

create or replace function cdc.request_snapshot(p_tables text[], p_condition text default null)
returns text
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_id       constant text := gen_random_uuid()::text;
    v_unknown  text;
    v_data     text;
    v_table    text;
    v_columns  text;
    v_problem  text;
begin
    if coalesce(array_ndims(p_tables), 0) <> 1 or array_position(p_tables, null) is not null then
        raise exception 'a snapshot needs tables'
            using errcode = 'MDPAY', detail = 'p_tables is null, empty, no plain list, or has a null.', hint = 'Name published tables: {mds.canonical_users}.';
    end if;
    select string_agg(t, ', ' order by t) into v_unknown
      from unnest(p_tables) as u (t)
     where t not in (select p.schemaname || '.' || p.tablename from pg_publication_tables p
                      where p.pubname = 'mds_canonical_pub' and p.schemaname = 'mds');
    if v_unknown is not null then
        raise exception 'not published: %', left(v_unknown, 200)
            using errcode = 'MDPAY', detail = 'Publication mds_canonical_pub does not have these tables.',
                  hint = 'Name them with their schema: {mds.canonical_users}.';
    end if;

    v_data := jsonb_strip_nulls(jsonb_build_object(
        'type', 'incremental', 'data-collections', to_jsonb(p_tables),
        'additional-conditions', (select jsonb_agg(jsonb_build_object('data-collection', t, 'filter', p_condition))
                                    from unnest(p_tables) as u (t) where p_condition is not null)))::text;
    if length(v_data) > 2048 then
        raise exception 'the signal is too long'
            using errcode = 'MDPAY', detail = format('%s characters; Debezium reads 2048.', length(v_data)),
                  hint = 'Shorten the condition, or ask for one table at a time.';
    end if;

    -- A condition that the connector cannot read would stop it, and one that calls what it should not would run with its rights.
    for v_table, v_columns, v_problem in
        select p.schemaname || '.' || p.tablename, array_to_string(p.attnames, ', '), e.problem
          from pg_publication_tables p,
               lateral (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum) as arguments
                          from pg_attribute a
                         where a.attrelid = format('%I.%I', p.schemaname, p.tablename)::regclass and a.attname = any (p.attnames)) c,
               lateral governance.expression_problem(p_condition, c.arguments, 'boolean', '{pg_catalog,extensions,mds}', true) as e (problem)
         where p.pubname = 'mds_canonical_pub' and p.schemaname || '.' || p.tablename = any (p_tables) and p_condition is not null
    loop
        if v_problem is not null then
            raise exception 'the condition does not hold for %', v_table
                using errcode = 'MDPAY', detail = v_problem, hint = format('It is one SQL comparison of published columns: %s.', v_columns);
        end if;
    end loop;
    insert into cdc.signals (id, type, data) values (v_id, 'execute-snapshot', v_data);
    return v_id;
end;
$$;

comment on function cdc.request_snapshot(text[], text) is
$$Asks the connector canonical to send tables anew, in chunks, while it goes on streaming (an incremental snapshot); for lost
messages and new consumers. Returns the signal's id. Rows arrive as operation r once the transaction has committed.

p_tables: published tables of mds, with their schema. p_condition: an SQL condition on their published columns, evaluated by the connector;
it may compare, and look at the clock (governance.expression_problem). Raises MDPAY for a table that is not published, a condition that is none,
and a signal of more than 2048 characters.$$;

grant execute on function cdc.request_snapshot(text[], text) to mds_operator;

commit;
