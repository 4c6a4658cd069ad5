-- Deploy mds:cdc/beat to pg
-- requires: cdc/connectors
begin;

create or replace function cdc.beat(p_connector text)
returns timestamptz
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_at  timestamptz;
begin
    update cdc.connectors c
       set last_beat_at = clock_timestamp()
     where c.name = p_connector
    returning c.last_beat_at into v_at;
    if v_at is null then
        raise exception 'no connector "%"', left(p_connector, 60)
            using errcode = 'MDCON', detail = 'cdc.connectors has no such row.', hint = 'The connectors are outbox and canonical.';
    end if;
    perform pg_logical_emit_message(true, 'mds_heartbeat', p_connector);
    return v_at;
end;
$$;

comment on function cdc.beat(text) is
$$A connector says that it lives (heartbeat.action.query: select cdc.beat('outbox')). Returns the time that was noted.

The logical message moves the connector's slot past WAL that does not concern it, so that other tables' writes do not fill the disk;
every connector excludes it by message.prefix.exclude.list=mds_heartbeat. Raises MDCON for an unknown connector.$$;

grant execute on function cdc.beat(text) to mds_cdc;

commit;
