-- Deploy mds:cdc/trim_outbox to pg
-- requires: cdc/outbox_events
begin;

create or replace function cdc.trim_outbox(p_keep interval default interval '10 days')
returns integer
language plpgsql
volatile parallel unsafe
security definer
set search_path = pg_catalog, extensions, pg_temp
set lock_timeout = '2s'
as $$
declare
    v_partition  regclass;
    v_is_old     boolean;
    v_count      integer := 0;
begin
    if p_keep is null or p_keep not between interval '7 days' and interval '14 days' then
        raise exception 'the outbox keeps 7 to 14 days'
            using errcode = 'MDPAY', detail = format('Asked for %s.', coalesce(p_keep::text, 'null')),
                  hint = 'Fewer leave too little to send again after a lost slot; more do not fit into the ring of 16 days.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('cdc.trim_outbox', 0));       -- one trims at a time
    for v_partition in
        select i.inhrelid from pg_inherits i where i.inhparent = 'cdc.outbox_events'::regclass order by i.inhrelid
    loop
        execute format('select exists (select from %s) and not exists (select from %s where occurred_at >= now() - $1)', v_partition, v_partition)
           into v_is_old using p_keep;
        if v_is_old then
            execute format('truncate %s', v_partition);
            v_count := v_count + 1;
        end if;
    end loop;
    return v_count;
end;
$$;

comment on function cdc.trim_outbox(interval) is
$$Empties the days of the outbox whose every event is older than p_keep (7 to 14 days). Returns how many days were emptied. A daily job.

Truncates: no row is deleted one by one, nothing is published, and what a connector has not read yet it still reads from the WAL. A day that
is still being read makes it give up after two seconds (55P03); the next run finds it. Raises MDPAY for another p_keep.$$;

grant execute on function cdc.trim_outbox(interval) to mds_operator;

commit;
