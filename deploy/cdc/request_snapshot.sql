-- Deploy mds:cdc/request_snapshot to pg
-- requires: cdc/signals
-- requires: cdc/publications
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
begin
    if p_tables is null or cardinality(p_tables) = 0 or array_position(p_tables, null) is not null then
        raise exception 'a snapshot needs tables'
            using errcode = 'MDPAY', detail = 'p_tables is null, empty, or has a null.', hint = 'Name published tables: {mds.canonical_users}.';
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
    insert into cdc.signals (id, type, data) values (v_id, 'execute-snapshot', v_data);
    return v_id;
end;
$$;

comment on function cdc.request_snapshot(text[], text) is
$$Asks the connector canonical to send tables anew, in chunks, while it goes on streaming (an incremental snapshot); for lost
messages and new consumers. Returns the signal's id. Rows arrive as operation r once the transaction has committed.

p_tables: published tables of mds, with their schema. p_condition: an SQL condition on their published columns, evaluated by the connector.
Raises MDPAY for a table that is not published and for a signal of more than 2048 characters.$$;

grant execute on function cdc.request_snapshot(text[], text) to mds_operator;

commit;
