-- Deploy mds:cdc/replay_outbox to pg
-- requires: cdc/outbox_events
begin;

create or replace function cdc.replay_outbox(p_from timestamptz, p_to timestamptz default null)
returns bigint
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    v_count  bigint;
begin
    if p_from is null or p_to < p_from then
        raise exception 'replaying needs a period'
            using errcode = 'MDPAY', detail = format('From %s to %s.', coalesce(p_from::text, 'null'), coalesce(p_to::text, 'now')),
                  hint = 'Give the time of the last event that arrived.';
    end if;
    with taken as (
        delete from cdc.outbox_events o
         where o.occurred_at >= p_from and o.occurred_at <= coalesce(p_to, clock_timestamp())
        returning o.tableoid as partition, o.ctid as place, o.*
    ),
    sent as (
        insert into cdc.outbox_events (id, aggregatetype, aggregateid, type, payload, schema_version, trace_id, occurred_at)
        select t.id, t.aggregatetype, t.aggregateid, t.type, t.payload, t.schema_version, t.trace_id, t.occurred_at
          from taken t
         order by t.occurred_at, t.partition, t.place
        returning 1
    )
    select count(*) into v_count from sent;
    return v_count;
end;
$$;

comment on function cdc.replay_outbox(timestamptz, timestamptz) is
$$Publishes the events of a period again, in their order and under their ids, so that consumers that have them drop them. Returns how
many. For the time after a lost slot; the steps are in docs/streaming.md.

p_from: when the last event that arrived had occurred; p_to: null means now. Events that were trimmed cannot be sent again. States go back in time
until the replay has passed: let it run to now. Raises MDPAY without a p_from, or with a p_to before it.$$;

grant execute on function cdc.replay_outbox(timestamptz, timestamptz) to mds_operator;

commit;
